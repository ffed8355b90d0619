import { createContext } from "preact";

/** What people are called in the conversation around. */
export const Names = createContext<(userid: string) => string>((userid) => userid);
