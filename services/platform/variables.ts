type Underscored<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Head}_${Underscored<Rest>}`
  : Name
export type VariableOf<Name extends string> = Uppercase<Underscored<Name>>

/** The name of a resource as environment variables spell it: `smtp-url` becomes `SMTP_URL`. */
export const variableOf = <Name extends string>(name: Name) =>
  name.toUpperCase().replaceAll('-', '_') as VariableOf<Name>
