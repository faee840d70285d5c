import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { read } from "../../reading/read.ts";
import { sheet } from "./sheet.reads.ts";
import { SheetInput, SheetType } from "./sheet.types.ts";

@Resolver()
export class SheetResolver {
  @Query(() => SheetType, { description: "A block of cells for a grid." })
  sheet(@Arg("input", () => SheetInput) input: SheetInput, @Ctx() context: Context) {
    return read(sheet, input, context);
  }
}
