import type { FieldDescriptor } from '#contract/descriptor';

/** The fields that mean something with these values: some do only while another has a certain one. */
export function shownFields(
  fields: readonly FieldDescriptor[],
  values: Readonly<Record<string, string>>,
): readonly FieldDescriptor[] {
  return fields.filter(({ onlyWith }) => onlyWith === undefined || values[onlyWith.field] === onlyWith.value);
}
