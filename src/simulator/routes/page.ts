import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import type { AppEnv } from "../server/app-env";

/** Where the build puts the page, from here and from where the build puts this. */
const folder = join(__dirname, "..", "..", "..", "dist", "simulator", "page");

const contentTypes = {
  "index.html": "text/html; charset=UTF-8",
  "page.js": "text/javascript; charset=UTF-8",
  "page.css": "text/css; charset=UTF-8",
  "icon.svg": "image/svg+xml",
} as const;
type PageFile = keyof typeof contentTypes;

/**
 * Nothing but what the simulator itself serves, and no inline script or style: whatever a chat's name or a message may
 * hold, a browser runs and loads none of it.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `/_page/…`: the files of the page. Read when they are asked for: most simulators never show a page. */
export function page(app: Hono<AppEnv>): void {
  app.get("/_page/:file", (context) => {
    const file = context.req.param("file");
    return isPageFile(file) && file !== "index.html" ? pageFile(file) : context.notFound();
  });
}

const isPageFile = (name: string): name is PageFile => Object.hasOwn(contentTypes, name);

export function pageFile(file: PageFile): Response {
  const headers = {
    "content-type": contentTypes[file],
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    // At / there is a text for who wants no page.
    vary: "accept",
    // Another version of the simulator may answer on the same port tomorrow.
    "cache-control": "no-cache",
  };
  try {
    return new Response(readFileSync(join(folder, file)), { headers });
  } catch {
    const text = "The simulator's page isn't built: npm run build in a clone of the repository makes it.\n";
    return new Response(text, { status: 503, headers: { ...headers, "content-type": "text/plain; charset=UTF-8" } });
  }
}
