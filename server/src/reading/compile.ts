import {
  getNamedType,
  GraphQLError,
  isLeafType,
  isListType,
  isNonNullType,
  locatedError,
  type GraphQLOutputType,
} from "graphql";
import { AnswerTooLong, type AnswerBytes } from "./answer-bytes.ts";
import type { Answering, Write } from "./answering.ts";
import { DimensionMissing } from "./known.ts";
import type { FencedPlan } from "./fenced-plan.ts";
import { fragmentWriter } from "./fragments.ts";
import type { PlannedField, PlannedSelection } from "./nodes.ts";
import { constantWriter, leafWriter } from "./write-leaf.ts";

/** A fenced plan with its writer: all that can be known before the request that asks. */
export interface Compiled {
  readonly plan: FencedPlan;
  /** Writes the answer once everything in it has been fetched; null when an error reaches the top. */
  write(answering: Answering): AnswerBytes | null;
}

/** Where a field stands in an answer: its keys, and null for each place in a list. */
type Path = readonly (string | null)[];

export function compile(plan: FencedPlan): Compiled {
  const write = selectionWriter(plan.root, []);
  return {
    plan,
    write(answering) {
      try {
        write(root, answering);
        return answering.bytes;
      } catch (error) {
        note(error, answering);
        return null;
      }
    },
  };
}

const writeNull = constantWriter("null");

/** What root fields hang under. */
export const root = {};

/** What a field gives for a row when it is not fetched. */
export function valueOf(field: PlannedField, row: object, answering: Answering): unknown {
  if (field.read?.kind !== "memory") return (row as Record<string, unknown>)[field.definition.name];
  return field.read.read(row as never, answering.argsOf(field), answering.context);
}

function selectionWriter(selection: PlannedSelection, path: Path): Write {
  const parts = selection.fields.map((field, index) => ({
    head: Buffer.from(`${index === 0 ? "{" : ","}${JSON.stringify(field.key)}:`),
    write: fieldWriter(field, selection.type.name, [...path, field.key]),
  }));
  const end = Buffer.from(parts.length === 0 ? "{}" : "}");
  const write: Write = (row, answering) => {
    for (const part of parts) {
      answering.bytes.copy(part.head);
      part.write(row, answering);
    }
    answering.bytes.copy(end);
  };
  return selection.isConstant ? fragmentWriter(write, "id") : write;
}

function fieldWriter(field: PlannedField, typeName: string, path: Path): Write {
  const { name, type } = field.definition;
  if (name === "__typename") return constantWriter(JSON.stringify(typeName));
  const complete = valueWriter(type, field, path);
  const reading = readingWriter(field, complete, path);
  const write = isNonNullType(type) ? reading : nullable(reading);
  const [id, ...others] = field.isConstant && field.read ? field.read.needs : [];
  return id !== undefined && others.length === 0 ? fragmentWriter(write, id) : write;
}

/** Reads a field of a row and writes what it gives; what fails is told where it stands. */
function readingWriter(field: PlannedField, complete: Write, path: Path): Write {
  const read = field.hasLevels
    ? (row: object, answering: Answering) => answering.fetched(field, row)
    : (row: object, answering: Answering) => valueOf(field, row, answering);
  return (row, answering) => {
    try {
      complete(read(row as object, answering), answering);
    } catch (error) {
      throw refused(error, field, path, answering);
    }
  };
}

/** Writes a value of a type: a list entry by entry, an object by its selection, a leaf as its scalar is written. */
function valueWriter(type: GraphQLOutputType, field: PlannedField, path: Path): Write {
  if (isNonNullType(type)) {
    const write = valueWriter(type.ofType, field, path);
    return (value, answering) => {
      if (value === null || value === undefined)
        throw refused(
          new Error(`Cannot return null for non-nullable field ${field.definition.name}.`),
          field,
          path,
          answering,
        );
      write(value, answering);
    };
  }
  const write = isListType(type) ? listWriter(type.ofType, field, path) : namedWriter(type, field, path);
  return (value, answering) => (value === null || value === undefined ? writeNull : write)(value, answering);
}

function namedWriter(type: GraphQLOutputType, field: PlannedField, path: Path): Write {
  if (field.selection) return selectionWriter(field.selection, path);
  const named = getNamedType(type);
  if (!isLeafType(named)) throw new Error(`${named.name} cannot be written`);
  return leafWriter(named);
}

function listWriter(entryType: GraphQLOutputType, field: PlannedField, path: Path): Write {
  const depth = path.filter((key) => key === null).length;
  const write = valueWriter(entryType, field, [...path, null]);
  const writeEntry = isNonNullType(entryType) ? write : nullable(write);
  return (value, answering) => {
    const entries = value as readonly unknown[];
    const { bytes, places } = answering;
    bytes.write("[");
    for (let place = 0; place < entries.length; place++) {
      places[depth] = place;
      if (place > 0) bytes.write(",");
      writeEntry(entries[place], answering);
    }
    bytes.write("]");
  };
}

/** Where null may stand, an error ends: it is noted, and null is written. */
function nullable(write: Write): Write {
  return (value, answering) => {
    const start = answering.bytes.end;
    try {
      write(value, answering);
    } catch (error) {
      note(error, answering);
      answering.bytes.cutTo(start);
      writeNull(value, answering);
    }
  };
}

/** Notes an error that ends at a field; any other ends the operation. */
function note(error: unknown, { errors }: Answering): void {
  if (!(error instanceof GraphQLError)) throw error;
  errors.push(error);
}

/** An error with its place in the document and in the answer, or as it is if it has one. What ends the whole operation passes. */
function refused(error: unknown, field: PlannedField, path: Path, { places }: Answering): unknown {
  if (error instanceof DimensionMissing || error instanceof AnswerTooLong) return error;
  let list = 0;
  return locatedError(
    error,
    field.nodes,
    path.map((key) => key ?? places[list++] ?? 0),
  );
}
