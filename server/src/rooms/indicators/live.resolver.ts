import { Arg, Resolver, Root, Subscription } from "type-graphql";
import type { ChangeEvent } from "@bangvang/schema/event";
import type { Context } from "../../context.ts";
import { Ending } from "../../events/ending.ts";
import type { Where } from "../../reading/check-filter.ts";
import { ChangeEventType, ChangesWhereInput } from "./live.types.ts";

@Resolver()
export class LiveResolver {
  @Subscription(() => ChangeEventType, {
    description:
      "Change sets as they are applied, in the order of commit, with the cells you may see. With a cursor, first what was missed since. Sent as JSON with Accept: text/event-stream.",
    subscribe: ({ args, context }) =>
      (context as Context).followChanges(args as { readonly where?: Where | null; readonly after?: string | null }),
  })
  changes(
    @Arg("where", () => ChangesWhereInput, { nullable: true, description: "Which cells; all of them when left out." })
    _where: ChangesWhereInput | undefined,
    @Arg("after", () => String, {
      nullable: true,
      description: "The cursor of the last event that was received; begins with what comes next when left out.",
    })
    _after: string | undefined,
    @Root() event: ChangeEvent | Ending,
  ): ChangeEvent {
    // The last item of a stream says why it ends: an error like that of any field.
    if (event instanceof Ending) throw event.error;
    return event;
  }
}
