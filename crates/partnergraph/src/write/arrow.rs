//! Answers as Arrow record batches, for dataframes and databases that read them without copying.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, ArrowPrimitiveType, BooleanArray, PrimitiveArray, RecordBatch, StringArray,
    builder::{ListBuilder, StringBuilder},
    types::{Float64Type, Int64Type},
};
use arrow_buffer::{Buffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use bytes::Bytes;
use zerocopy::{Immutable, IntoBytes};

use crate::method::{Cells, Table, Values};

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
        arrays.push(reasons(table));
    }
    let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(table.rows()));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options)
}

/// Why numbers are missing; where none is, there are no texts to be made first.
fn reasons(table: &Table) -> ArrayRef {
    let is_empty = table.reasons().next().is_none();
    Arc::new(if is_empty { StringArray::new_null(table.rows()) } else { StringArray::from(table.reason_column()) })
}

/// The values of a column as bytes, kept for as long as somebody reads them.
struct Kept<T>(Arc<Vec<T>>);

impl<T: IntoBytes + Immutable> AsRef<[u8]> for Kept<T> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The numbers of a column where they stand.
fn primitive<Kind: ArrowPrimitiveType<Native: IntoBytes + Immutable + Sync>>(cells: &Cells<Kind::Native>) -> ArrayRef {
    let values = ScalarBuffer::from(Buffer::from(Bytes::from_owner(Kept(cells.shared()))));
    let there = cells.has_missing().then(|| (0..cells.len()).map(|row| !cells.is_missing(row)).collect());
    Arc::new(PrimitiveArray::<Kind>::new(values, there))
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
        Values::Whole(numbers) => primitive::<Int64Type>(numbers),
        Values::Number(numbers) => primitive::<Float64Type>(numbers),
        Values::Flag(flags) => Arc::new(BooleanArray::from(flags.iter().collect::<Vec<_>>())),
    }
}
