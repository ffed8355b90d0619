/** The part of JSON Schema that a report's schema comes out as. */
export interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** Names of a shape's fields and of those inside, with `[]` where there are many. */
export const fieldsOf = (shape: Shape, path = ""): readonly string[] => [
  ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    const field = path === "" ? name : `${path}.${name}`;
    return [field, ...fieldsOf(inner, field)];
  }),
  ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((each) => fieldsOf(each, path)),
  ...(shape.items ? fieldsOf(shape.items, `${path}[]`) : []),
];
