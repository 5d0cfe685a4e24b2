### Words of tables and views.

analysis-no-such-field = The table has no field “{ $field }”.
analysis-no-such-member = “{ $field }” has no value “{ $member }”.
analysis-no-such-cell = The view has no such cell now.
analysis-not-numbers = “{ $field }” is not a field of numbers and cannot be computed with. Make it numbers in the import, or count.
analysis-no-condition = A rate of “{ $field }” needs a condition that says what is counted.
analysis-bad-width = The bands of “{ $field }” must be wider than 0.
analysis-no-cuts = Name at least one value at which “{ $field }” is cut.
analysis-too-many-fields = There are too many combinations to count. Take a field off the rows or columns.
analysis-too-many-rows = That would be { $is } rows ({ $most } at most). Take a field off, gather values into bands, or set a filter.
analysis-too-many-columns = That would be { $is } columns ({ $most } at most). Move a field to the rows, or gather values into bands.
analysis-too-many-cells = That would be { $is } cells ({ $most } at most). Take a field or a value off, or set a filter.
analysis-too-large = The values of “{ $field }” are too large to be computed exactly.
analysis-suppressed = This cell is held back because it is small. What is behind it cannot be seen.
analysis-not-understood = “{ $text }” is not understood.
analysis-no-such-value = “{ $text }” is no value. There are { $values } (as mean:HbA1c, rate:喫煙=はい).
