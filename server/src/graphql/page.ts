import { Field, Int, ObjectType, type ClassType } from "type-graphql";
import type { PageInfo } from "../reading/page.ts";

@ObjectType("PageInfo", { description: "Where a page stands in its list." })
export class PageInfoType implements PageInfo {
  @Field(() => Boolean, { description: "Whether more follows." })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: "Whether something stands before." })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: "Opaque; for before." })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: "Opaque; for after." })
  endCursor!: string | null;
}

/** The connection type of a list of nodes: nodes, edges, pageInfo, totalCount. */
export function connectionType<Node extends object>(name: string, NodeType: ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: "A node with its cursor." })
  class Edge {
    @Field(() => String, { description: "Opaque; the place of this node in this order." })
    cursor!: string;
    @Field(() => NodeType, { description: "The node." })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: "A page of a list." })
  class ConnectionType {
    @Field(() => [NodeType], { description: "The nodes of this page." })
    nodes!: readonly Node[];
    @Field(() => [Edge], { description: "The nodes with their cursors." })
    edges!: readonly Edge[];
    @Field(() => PageInfoType, { description: "Where this page stands." })
    pageInfo!: PageInfoType;
    @Field(() => Int, { description: "How many there are in all; counted only when asked for." })
    totalCount!: number;
  }
  return ConnectionType;
}
