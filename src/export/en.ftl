### Words of the documents.
