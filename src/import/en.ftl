### Words of the import.
