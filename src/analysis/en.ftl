### Words of tables and views.
