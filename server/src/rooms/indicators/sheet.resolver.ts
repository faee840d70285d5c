import { Arg, Query, Resolver } from "type-graphql";
import { byReading } from "../../graphql/by-reading.ts";
import { SheetInput, SheetType } from "./sheet.types.ts";

@Resolver()
export class SheetResolver {
  @Query(() => SheetType, { description: "A block of cells for a grid." })
  sheet(@Arg("input", () => SheetInput) _input: SheetInput): SheetType {
    return byReading();
  }
}
