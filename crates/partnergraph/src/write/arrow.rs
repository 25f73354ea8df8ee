//! Answers as Arrow record batches, for dataframes and databases that read them without copying.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray,
    builder::{ListBuilder, StringBuilder},
};
use arrow_schema::{ArrowError, DataType, Field, Schema};

use crate::method::{Table, Values};

pub use {arrow_array, arrow_schema};

/// A table as one record batch: its columns in order, then `reason` where the table has missing numbers or one named `value`.
///
/// Lists of texts are lists of non-null strings; a missing value is null.
///
/// # Errors
/// [`ArrowError`] when the batch cannot be made, which the table's own invariants rule out.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, analysis, method::Given, write::arrow};
///
/// let case = CaseBuilder::new("house", "House").build()?;
/// let answer = analysis::find("role_coverage")?.of_case(&case, &Given::nothing())?;
/// let batch = arrow::record_batch(answer.table())?;
/// assert_eq!(batch.num_rows(), 6);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn record_batch(table: &Table) -> Result<RecordBatch, ArrowError> {
    let mut fields = Vec::with_capacity(table.columns().len() + 1);
    let mut arrays: Vec<ArrayRef> = Vec::with_capacity(fields.capacity());
    for column in table.columns() {
        let array = array(&column.values);
        fields.push(Field::new(column.name.to_string(), array.data_type().clone(), true));
        arrays.push(array);
    }
    if table.has_reasons() {
        fields.push(Field::new("reason", DataType::Utf8, true));
        arrays.push(Arc::new(StringArray::from(table.reason_column())));
    }
    let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(table.rows()));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options)
}

fn array(values: &Values) -> ArrayRef {
    match values {
        Values::Text(texts) => Arc::new(texts.iter().collect::<StringArray>()),
        Values::Texts(lists) => {
            let mut builder = ListBuilder::new(StringBuilder::new()).with_field(Field::new("item", DataType::Utf8, false));
            for list in lists {
                list.iter().for_each(|text| builder.values().append_value(text));
                builder.append(true);
            }
            Arc::new(builder.finish())
        }
        Values::Whole(numbers) => Arc::new(Int64Array::from(numbers.clone())),
        Values::Number(numbers) => Arc::new(Float64Array::from(numbers.clone())),
        Values::Flag(flags) => Arc::new(BooleanArray::from(flags.clone())),
    }
}
