import { Secret } from "../../src/api/redact";
import type { Settings } from "../../src/config";

export const someSettings: Settings = {
  corpId: "ww0000000000000000",
  corpSecret: new Secret("simulator-secret"),
  baseUrl: new URL("https://wecom.example.test"),
  maxMembers: 500,
};
