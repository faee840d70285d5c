import { Field, InputType, type ClassType } from "type-graphql";

/** A field of an input that may be left out. */
export function Optional(type: () => ClassType | object, description: string): PropertyDecorator {
  return Field(type as () => ClassType, { nullable: true, description });
}

/** Makes an input of the conditions a class declares, combined further by and, or and not. */
export function WhereInput(name: string, rows: string): ClassDecorator {
  return (Where) => {
    InputType(name, { description: `Conditions on ${rows}; all that are given must hold.` })(Where);
    Optional(() => [Where], "All of these.")(Where.prototype, "and");
    Optional(() => [Where], "At least one of these.")(Where.prototype, "or");
    Optional(() => Where, "Not this.")(Where.prototype, "not");
  };
}

/** Makes the input that asks of related rows whether some, none or every one of them meets conditions. */
export function relatedInput(name: string, rows: string, Where: () => ClassType) {
  @InputType(`Related${name}`, { description: `Conditions on its ${rows}; all that are given must hold.` })
  class RelatedInput {
    @Optional(Where, `At least one of its ${rows} meets this.`) some?: object;
    @Optional(Where, `None of its ${rows} meets this.`) none?: object;
    @Optional(Where, `All of its ${rows} meet this; it holds as well where there are none.`) every?: object;
  }
  return RelatedInput;
}
