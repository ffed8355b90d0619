import type { Facts } from "../../../src/doctor/facts";

/** Of a machine on which all is well. */
export const healthy: Facts = {
  node: "24.21.0",
  sdk: "3.270.0",
  cli: { kind: "found", version: "v3.270.0" },
  settings: {
    found: ["corp id ww1 (WECOM_CORP_ID)", "secret [secret] (WECOM_CORP_SECRET)"],
    problems: [],
    baseUrl: new URL("https://wecom.example.test"),
  },
  proxy: { kind: "none", why: "none is named" },
  dns: { kind: "found", addresses: ["192.0.2.1"] },
  probe: { kind: "answered", status: 200, contentType: "application/json", isWeCom: true, skewMs: 300 },
  asked: { kind: "absent" },
};
