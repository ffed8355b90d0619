/** WeCom's public cloud, or its private-deployment edition (私有化), which can also dismiss a chat. */
export type Edition = "public" | "private";
