/**
 * The API's expected "no": members of the result unions, each with a sentence for a person.
 *
 * Services answer plain values `{ refused, message }`; `refusalOf` turns them into a member.
 */
import { Field, Int, InterfaceType, ObjectType } from "type-graphql";

/** What a service answers instead of doing what was asked. */
export interface PlainRefusal {
  refused: string;
  message: string;
}

/** Whether a service refused. */
export function isRefusal(answer: unknown): answer is PlainRefusal {
  return typeof answer === "object" && answer !== null && "refused" in answer;
}

@InterfaceType({ description: "What was asked was not done, and why." })
export abstract class Refusal {
  @Field(() => String, { description: "One sentence for a person: what is wrong, what to do." })
  message!: string;
}

@ObjectType({ implements: Refusal, description: "Unknown, or not yours to see: the same answer." })
export class NotFound extends Refusal {}

@ObjectType({ implements: Refusal, description: "Your role does not do this." })
export class NotAllowed extends Refusal {}

@ObjectType({ implements: Refusal, description: "It cannot be done in the present state." })
export class Conflict extends Refusal {
  @Field(() => String, { description: "The reason as a code, such as hash_differs." })
  code!: string;
}

@ObjectType({ implements: Refusal, description: "An input is not usable." })
export class Invalid extends Refusal {
  @Field(() => String, { description: "Name of the argument." })
  field!: string;
}

@ObjectType({ implements: Refusal, description: "Too many attempts; wait before the next one." })
export class TooManyAttempts extends Refusal {
  @Field(() => Int, { description: "Seconds to wait." })
  retryAfterSeconds!: number;
}

/** One object of a class with these fields. */
export function make<T extends object>(type: new () => T, fields: T): T {
  return Object.assign(new type(), fields);
}

/** The union member that stands for a service's refusal. */
export function refusalOf(refusal: PlainRefusal): NotFound | NotAllowed | Conflict | Invalid {
  const { refused, message } = refusal;
  if (refused === "not_found") return make(NotFound, { message });
  if (refused === "not_allowed") return make(NotAllowed, { message });
  if (refused.startsWith("invalid:")) {
    return make(Invalid, { message, field: refused.slice("invalid:".length) });
  }
  return make(Conflict, { message, code: refused });
}
