import { expect } from "vitest";
import { createPerson, createSignInLink } from "../../server/src/rooms/organisation/people.ts";
import type { Product } from "../../server/src/product.ts";
import { sameOrigin, type Door } from "./door.ts";

/** People of a test, and how they come in. The product and its door are asked for late: they are opened before the tests. */
export function peopleOf(product: () => Product, door: () => Door) {
  let count = 0;
  const newPerson = (): Promise<number> => {
    count += 1;
    return createPerson(product().orm.em.fork(), {
      email: `p${count}@example.vn`,
      name: `Người ${count}`,
      role: "ADMINISTRATOR",
      unitIds: [],
    });
  };
  const linkFor = (person: number): Promise<string> => createSignInLink(product().orm.em.fork(), person);
  const signIn = (secret: unknown, headers: Record<string, string> = sameOrigin) =>
    door().send({
      method: "POST",
      url: "/console/sign-in",
      headers: { "content-type": "application/json", ...headers },
      payload: JSON.stringify({ secret }),
    });
  /** The id in the cookie of a new session. */
  const session = async (person: number): Promise<string> => {
    const response = await signIn(await linkFor(person));
    expect(response.statusCode).toBe(204);
    return response.cookies[0]!.value;
  };
  return { newPerson, linkFor, signIn, session };
}
