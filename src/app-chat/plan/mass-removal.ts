import type { Labels } from "../members";
import { Userids } from "./userids";

/** From so many people on, and more than half of the chat, a removal looks like a mistake. */
const threshold = 10;

/** Whether so many of a chat would go that the program has to say that it means it. */
export const isMassRemoval = (removed: number, of: number): boolean => removed >= threshold && removed * 2 > of;

/** How many people would go, if that is a mass removal. */
export const massRemoval = (
  before: Labels,
  after: Labels,
): { readonly removed: number; readonly of: number } | undefined => {
  const present = Userids.of(Object.keys(before));
  const removed = present.minus(Userids.of(Object.keys(after))).size;
  return isMassRemoval(removed, present.size) ? { removed, of: present.size } : undefined;
};
