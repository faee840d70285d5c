import { Field, ObjectType } from "type-graphql";

/** Makes a type of rows with every dimension beside them, for BI tools, each row with its cursor. */
export function FlatRow(name: string, description: string): ClassDecorator {
  return (Row) => {
    ObjectType(name, { description })(Row);
    Field(() => String, {
      description: "The place of this row in this order: give it to after for the rows that follow.",
    })(Row.prototype, "cursor");
  };
}
