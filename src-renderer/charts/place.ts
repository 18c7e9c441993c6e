/** Where a moment lies in a chart's field, and the other way round. All charts of a page share these edges, pixels. */
export const LEFT = 72;
export const RIGHT = 12;
/** With a second axis at the right. */
export const RIGHT_AXIS = 72;
/** Room for the shapes of incidents above the field. */
export const TOP = 16;

export interface Field {
  readonly from: number;
  readonly until: number;
  readonly width: number;
  readonly right: number;
}

const innerOf = ({ width, right }: Field) => Math.max(1, width - LEFT - right);

export const toX = (at: number, field: Field): number =>
  LEFT + ((at - field.from) / (field.until - field.from)) * innerOf(field);

/** Beyond the edges the edge itself. */
export const toTime = (x: number, field: Field): number => {
  const share = Math.min(1, Math.max(0, (x - LEFT) / innerOf(field)));
  return field.from + share * (field.until - field.from);
};

export const isInside = (x: number, field: Field): boolean => x >= LEFT && x <= field.width - field.right;
