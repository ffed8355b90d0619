import assert from "node:assert/strict";
import { deriveChatId } from "../../../src/app-chat/check/chat-id";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { callsOf } from "../../helpers/calls";
import { LittleEngine } from "../../helpers/little-engine";

const id = deriveChatId("", "urn:pulumi:test::test::AppChat::chat");
const people = (...userids: string[]) => Object.fromEntries(userids.map((userid) => [userid, "member"]));
const team = { name: "On call", owner: "lisi", members: people("lisi", "wangwu", "zhangsan") };
const createPath = "/cgi-bin/appchat/create";
const updatePath = "/cgi-bin/appchat/update";
const getPath = "/cgi-bin/appchat/get";

describe("the life of a chat", () => {
  let simulator: Simulator;
  let engine: LittleEngine;

  beforeEach(async () => {
    simulator = await startSimulator();
    engine = new LittleEngine(simulator);
  });
  afterEach(() => simulator.close());

  const chat = (chatId = id) => {
    const found = simulator.chat(chatId);
    assert.ok(found, `there is no chat ${chatId}`);
    return found;
  };
  const members = (chatId = id) => [...chat(chatId).userlist].sort();
  const said = () => engine.messages.map(({ severity, message }) => `${severity}: ${message}`).join("\n");

  describe("create", () => {
    it("makes the chat in one call", async () => {
      assert.equal(await engine.up(team), "create");
      assert.deepEqual(callsOf(simulator), [
        ["create", { chatid: id, name: "On call", owner: "lisi", userlist: ["lisi", "wangwu", "zhangsan"] }],
      ]);
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
    });

    it("keeps in the state what is declared, and of what the corp", async () => {
      await engine.up(team);
      assert.deepEqual(engine.resource?.outputs, {
        ...team,
        chatId: id,
        corpId: simulator.corpId,
        __derived: true,
        __provider: "the text of the provider",
      });
    });

    it("leaves name and owner to WeCom where the program does, and says what they are", async () => {
      await engine.up({ members: team.members });
      assert.deepEqual(callsOf(simulator).at(-1), "get");
      assert.equal(engine.resource?.outputs.owner, chat().owner);
      assert.deepEqual(engine.resource?.outputs.__undeclared, ["name", "owner"]);
    });

    it("makes one chat when the answer is lost", async () => {
      simulator.inject({ path: createPath, times: 1, dropAfter: true });
      await engine.up(team);
      assert.equal(simulator.chats().length, 1);
      assert.equal(said(), "");
    });

    it("makes one chat when the request is lost", async () => {
      simulator.inject({ path: createPath, times: 1, dropBefore: true });
      await engine.up(team);
      assert.equal(simulator.chats().length, 1);
    });

    it("makes one chat when it runs twice, as after a crash", async () => {
      await engine.up(team);
      engine.forget();
      assert.equal(await engine.up(team), "create");
      assert.equal(simulator.chats().length, 1);
      assert.match(said(), /existed already and is managed from now on: it is as declared/);
    });

    it("adopts the chat of its derived id, adds who is missing and removes nobody", async () => {
      await engine.up(team);
      simulator.byHand.leave(id, "wangwu");
      simulator.byHand.join(id, "ghost");
      simulator.byHand.rename(id, "By hand");
      engine.forget();
      simulator.clearRequests();
      await engine.up(team);
      assert.deepEqual(callsOf(simulator).at(-1), [
        "update",
        { chatid: id, name: "On call", add_user_list: ["wangwu"] },
      ]);
      assert.deepEqual(members(), ["ghost", "lisi", "wangwu", "zhangsan"]);
      assert.match(said(), /renamed it from "By hand", added wangwu/);
      assert.match(said(), /Also in it, and left alone: ghost\. "pulumi up --refresh" shows and removes them/);
      assert.deepEqual(Object.keys(engine.resource?.outputs.members as object), ["lisi", "wangwu", "zhangsan"]);
    });

    it("looks what is there also where WeCom calls the taken id a bad one", async () => {
      await engine.up(team);
      engine.forget();
      simulator.inject({ path: createPath, errcode: 86001 });
      assert.equal(await engine.up(team), "create");
      assert.equal(simulator.chats().length, 1);
    });

    const other = { ...team, chatId: "theirs", name: "Other" };

    it("refuses a chat that exists under a chosen id, and says how to adopt it", async () => {
      await engine.up(other);
      engine.forget();
      await assert.rejects(engine.up({ ...other, name: "Mine" }), {
        message: /a chat with the id theirs exists already: "Other", 3 people.*adopt: true/,
      });
      assert.equal(engine.resource, undefined);
      assert.equal(chat("theirs").name, "Other");
    });

    it("adopts it where the program says so", async () => {
      await engine.up(other);
      engine.forget();
      await engine.up({ ...other, name: "Mine", adopt: true });
      assert.equal(chat("theirs").name, "Mine");
    });

    it("adopts it where it is as declared already", async () => {
      await engine.up(other);
      engine.forget();
      simulator.clearRequests();
      await engine.up(other);
      assert.ok(callsOf(simulator).every((call) => call[0] !== "update"));
    });

    it("proposes another id where the old one belongs to a dissolved chat", async () => {
      await engine.up(other);
      simulator.byHand.dissolve("theirs");
      engine.forget();
      await assert.rejects(engine.up(other), {
        message: /was dissolved, and its id stays taken.*chatId: "[0-9a-z]{32}"/,
      });
    });

    it("says that no chat was made where WeCom doesn't know somebody", async () => {
      simulator.seed({ users: ["lisi", "wangwu"] });
      await assert.rejects(engine.up(team), {
        message: /answered 86007.*No chat was made\. One or more of these 3 is to blame: lisi, wangwu and zhangsan/s,
      });
    });

    it("says what it did to an adopted chat, also where the first answer was lost", async () => {
      await engine.up(team);
      simulator.byHand.rename(id, "By hand");
      engine.forget();
      simulator.inject({ path: updatePath, times: 1, dropAfter: true });
      await engine.up(team);
      assert.match(said(), /renamed it from "By hand"/);
    });

    it("says that a chat may have been made where nothing more can be asked", async () => {
      simulator.inject({ path: createPath, dropAfter: true });
      simulator.inject({ path: getPath, errcode: 48002 });
      await assert.rejects(engine.up(team), {
        message: /may have been made .*could not be looked up: .*it is taken over/s,
      });
    });

    it("remembers a half adopted chat, and the next run finishes it", async () => {
      await engine.up(team);
      simulator.byHand.rename(id, "By hand");
      simulator.byHand.join(id, "ghost");
      engine.forget();
      simulator.inject({ path: updatePath, errcode: -1 });
      await assert.rejects(engine.up(team), { message: /exists and was to be taken over/ });
      assert.equal(engine.resource?.id, id);
      simulator.clearFaults();
      assert.equal(await engine.up(team), "update");
      assert.equal(chat().name, "On call");
      assert.deepEqual(members(), ["ghost", "lisi", "wangwu", "zhangsan"]);
    });

    it("keeps a chat that was made but can't be read back", async () => {
      simulator.inject({ path: getPath, errcode: 48002 });
      await assert.rejects(engine.up({ members: team.members }), { message: /was made, but can't be read back/ });
      simulator.clearFaults();
      assert.equal(await engine.up({ members: team.members }), "update");
      assert.equal(engine.resource?.outputs.owner, chat().owner);
      assert.equal(simulator.chats().length, 1);
    });
  });

  describe("update", () => {
    beforeEach(async () => {
      await engine.up(team);
      simulator.clearRequests();
    });

    it("makes no call where nothing changed", async () => {
      assert.equal(await engine.up({ ...team, members: people("ZHANGSAN", "wangwu", "LiSi") }), "same");
      assert.deepEqual(callsOf(simulator), []);
    });

    it("hands over and does nothing else where only the owner changed", async () => {
      await engine.up({ ...team, owner: "wangwu" });
      assert.deepEqual(callsOf(simulator), ["get", ["update", { chatid: id, owner: "wangwu" }]]);
    });

    it("says nothing where there is nothing to say", async () => {
      await engine.up({ ...team, name: "Duty", members: people("lisi", "zhaoliu", "zhangsan") });
      assert.equal(said(), "");
    });

    it("says nothing of people whom a second attempt added", async () => {
      simulator.inject({ path: updatePath, times: 1, errcode: 6000 });
      await engine.up({ ...team, members: { ...team.members, ...people("zhaoliu") } });
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan", "zhaoliu"]);
      assert.equal(said(), "");
    });

    it("names only those who stayed out, not those who came back to keep the chat valid", async () => {
      simulator.setKnobs({ updateBelowMinimum: "allow" });
      simulator.byHand.leave(id, "wangwu", "zhangsan");
      await engine.up({ ...team, name: "Duty" });
      assert.deepEqual(members(), ["lisi", "wangwu"]);
      assert.match(said(), /: zhangsan left by hand and stayed out|, zhangsan left by hand and stayed out/);
      assert.doesNotMatch(said(), /wangwu/);
    });

    it("plans anew where somebody left between look and write (86216)", async () => {
      simulator.inject({ path: updatePath, times: 1, errcode: 86216 });
      await engine.up({ ...team, members: people("lisi", "zhaoliu", "zhangsan") });
      assert.deepEqual(members(), ["lisi", "zhangsan", "zhaoliu"]);
    });

    it("goes on where a refusal has passed when it looks for who is to blame", async () => {
      simulator.inject({ path: updatePath, times: 1, errcode: 60111 });
      await engine.up({ ...team, members: people("lisi", "zhaoliu", "sunqi", "zhangsan") });
      assert.deepEqual(members(), ["lisi", "sunqi", "zhangsan", "zhaoliu"]);
      assert.equal(said(), "");
    });

    it("removes before it adds where the corp's own limit is reached", async () => {
      simulator.setKnobs({ maxMembers: 3 });
      await engine.up({ ...team, members: people("lisi", "zhaoliu", "zhangsan") });
      assert.deepEqual(members(), ["lisi", "zhangsan", "zhaoliu"]);
    });

    it("says what to do where the chat would grow too large with strangers in it", async () => {
      const strangers = Array.from({ length: 1_996 }, (_, index) => `stranger${index}`);
      simulator.byHand.join(id, ...strangers);
      const more = people(...Array.from({ length: 5 }, (_, index) => `more${index}`));
      await assert.rejects(engine.up({ ...team, members: { ...team.members, ...more } }), {
        message: /would have 2004 people, and WeCom allows 2000; 1996 of them are not declared\. "pulumi up --refresh"/,
      });
    });

    it("sends exactly who comes and who goes", async () => {
      await engine.up({ ...team, members: people("lisi", "zhaoliu", "zhangsan") });
      assert.deepEqual(callsOf(simulator), [
        "get",
        ["update", { chatid: id, add_user_list: ["zhaoliu"], del_user_list: ["wangwu"] }],
      ]);
      assert.deepEqual(members(), ["lisi", "zhangsan", "zhaoliu"]);
    });

    it("makes no call where only labels or policies changed", async () => {
      const labelled = { ...team.members, lisi: "李四" };
      assert.equal(await engine.up({ ...team, members: labelled, onDelete: "archive" }), "update");
      assert.deepEqual(callsOf(simulator), []);
      assert.deepEqual(engine.resource?.outputs.members, labelled);
      assert.equal(engine.resource?.outputs.onDelete, "archive");
    });

    it("hands over and removes the old owner in one call", async () => {
      await engine.up({ ...team, owner: "wangwu", members: people("wangwu", "zhangsan") });
      assert.deepEqual(callsOf(simulator).at(-1), ["update", { chatid: id, owner: "wangwu", del_user_list: ["lisi"] }]);
    });

    it("takes two calls where one could be invalid: a new owner comes in first", async () => {
      await engine.up({ ...team, owner: "zhaoliu", members: people("zhaoliu", "zhangsan", "wangwu") });
      assert.deepEqual(callsOf(simulator).slice(1), [
        ["update", { chatid: id, add_user_list: ["zhaoliu"] }],
        ["update", { chatid: id, owner: "zhaoliu", del_user_list: ["lisi"] }],
      ]);
    });

    it("leaves people alone who joined by hand, and names them", async () => {
      simulator.byHand.join(id, "ghost");
      await engine.up({ ...team, name: "Renamed" });
      assert.deepEqual(members(), ["ghost", "lisi", "wangwu", "zhangsan"]);
      assert.match(said(), /^warning: .*ghost joined by hand and stayed\. "pulumi up --refresh"/);
      await engine.refresh();
      await engine.up({ ...team, name: "Renamed" });
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
    });

    it("leaves people out who left by hand, until a refresh has shown it", async () => {
      simulator.byHand.leave(id, "wangwu");
      await engine.up({ ...team, name: "Renamed" });
      assert.deepEqual(members(), ["lisi", "zhangsan"]);
      assert.match(said(), /wangwu left by hand and stayed out/);
      await engine.refresh();
      await engine.up({ ...team, name: "Renamed" });
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
    });

    it("sends nothing that people have done by hand already", async () => {
      simulator.byHand.rename(id, "Renamed");
      await engine.up({ ...team, name: "Renamed" });
      assert.deepEqual(callsOf(simulator), ["get"]);
    });

    it("looks again when the answer is lost, and doubles nothing", async () => {
      simulator.inject({ path: updatePath, times: 1, dropAfter: true });
      await engine.up({ ...team, members: people("lisi", "zhaoliu", "zhangsan") });
      assert.deepEqual(
        callsOf(simulator).map((call) => (Array.isArray(call) ? call[0] : call)),
        ["get", "update", "get"],
      );
      assert.deepEqual(members(), ["lisi", "zhangsan", "zhaoliu"]);
    });

    it("plans anew after a version conflict", async () => {
      simulator.inject({ path: updatePath, times: 1, errcode: 6000 });
      await engine.up({ ...team, name: "Renamed" });
      assert.equal(chat().name, "Renamed");
    });

    it("remembers what may have happened, and undoes it when the program takes it back", async () => {
      simulator.inject({ path: updatePath, dropAfter: true });
      simulator.inject({ path: getPath, after: 1, errcode: 48002 });
      await assert.rejects(engine.up({ ...team, members: people("lisi", "zhaoliu", "zhangsan"), name: "New" }), {
        message: /may be changed in part/,
      });
      assert.deepEqual(members(), ["lisi", "zhangsan", "zhaoliu"]);
      simulator.clearFaults();
      assert.equal(await engine.up(team), "update");
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
      assert.equal(chat().name, "On call");
      assert.equal(engine.resource?.outputs.__unsettled, undefined);
      assert.equal(await engine.up(team), "same");
    });

    it("says in the next diff what an interrupted update may have done, since no preview can show it", async () => {
      simulator.inject({ path: updatePath, dropAfter: true });
      simulator.inject({ path: getPath, after: 1, errcode: 48002 });
      await assert.rejects(engine.up({ ...team, members: people("lisi", "zhaoliu", "zhangsan") }));
      simulator.clearFaults();
      engine.messages.splice(0);
      await engine.up(team);
      assert.match(
        said(),
        /^warning: An update of the chat .* broke off and may have added or removed wangwu and zhaoliu\. The next update brings that/,
      );
    });

    it("does not take most of a chat away with a change that is taken back, unless it may", async () => {
      const many = people(...Array.from({ length: 20 }, (_, index) => `joiner${index}`));
      simulator.inject({ path: updatePath, dropAfter: true });
      simulator.inject({ path: getPath, after: 1, errcode: 48002 });
      await assert.rejects(engine.up({ ...team, members: { ...team.members, ...many } }));
      simulator.clearFaults();
      await assert.rejects(engine.up(team), {
        message: /20 of 23 people would be removed.*set allowMassRemoval: true/,
      });
      assert.equal(members().length, 23);
      await engine.up({ ...team, allowMassRemoval: true });
      assert.equal(members().length, 3);
    });

    it("leaves the state alone where WeCom certainly did nothing", async () => {
      const before = engine.resource;
      simulator.inject({ path: updatePath, errcode: 60011 });
      await assert.rejects(engine.up({ ...team, name: "New" }), { message: /answered 60011.*root department/s });
      assert.equal(engine.resource, before);
    });

    it("finds out whom WeCom refuses, and adds the others", async () => {
      const joiners = Array.from({ length: 20 }, (_, index) => `joiner${index}`);
      const directory = [...Object.keys(team.members), ...joiners].filter((userid) => userid !== "joiner7");
      simulator.seed({ users: directory });
      engine.forget();
      await engine.up(team);
      simulator.clearRequests();
      const wanted = { ...team, members: { ...team.members, ...people(...joiners) } };
      await assert.rejects(engine.up(wanted), {
        message: /Of 20 to add, WeCom refuses joiner7; 19 have been added\. Correct the members/,
      });
      assert.ok(callsOf(simulator).length <= 14);
      assert.equal(members().length, 22);
      delete (wanted.members as Record<string, string>).joiner7;
      simulator.clearRequests();
      assert.equal(await engine.up(wanted), "update");
      assert.deepEqual(callsOf(simulator), ["get"]);
    });

    it("says that a chat is gone, and how to make it anew", async () => {
      simulator.byHand.dissolve(id);
      await assert.rejects(engine.up({ ...team, name: "New" }), {
        message: /is gone.*"pulumi up --refresh" shows that and makes it anew/s,
      });
      assert.ok(engine.resource);
    });

    it("refuses to work on another corp's chat", async () => {
      const elsewhere = new LittleEngine(simulator, { env: { WECOM_CORP_ID: "wwother" } });
      elsewhere.resource = engine.resource;
      await assert.rejects(elsewhere.up({ ...team, name: "New" }), {
        message: /belongs to the corp ww0000000000000000, but the settings are for the corp wwother/,
      });
      await assert.rejects(elsewhere.refresh(), { message: /wwother/ });
      await assert.rejects(elsewhere.destroy(), { message: /wwother/ });
      assert.ok(elsewhere.resource);
    });
  });

  describe("refresh", () => {
    beforeEach(async () => {
      await engine.up({ ...team, members: { ...team.members, lisi: "李四" } });
      simulator.clearRequests();
    });

    it("takes one call and changes nothing where nothing drifted", async () => {
      const before = engine.resource;
      await engine.refresh();
      assert.deepEqual(callsOf(simulator), ["get"]);
      assert.deepEqual(engine.resource, before);
    });

    it("keeps spellings and labels, whatever WeCom's case and order", async () => {
      simulator.setKnobs({ useridCase: "lower", userlistOrder: "shuffled" });
      const before = engine.resource;
      await engine.refresh();
      assert.deepEqual(engine.resource, before);
    });

    it("shows who joined, who left, a new name and a new owner as inputs", async () => {
      simulator.byHand.join(id, "ghost");
      simulator.byHand.leave(id, "wangwu");
      simulator.byHand.rename(id, "By hand");
      simulator.byHand.owner(id, "zhangsan");
      await engine.refresh();
      assert.deepEqual(engine.resource?.inputs, {
        chatId: id,
        name: "By hand",
        owner: "zhangsan",
        members: { ghost: "member", lisi: "李四", zhangsan: "member" },
        __derived: true,
        __provider: "the text of the provider",
      });
      await engine.up(team);
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
      assert.equal(chat().owner, "lisi");
    });

    it("mends a state that something else wrote, or that lost its outputs", async () => {
      const { resource } = engine;
      assert.ok(resource);
      const { corpId, ...withoutCorp } = resource.outputs;
      engine.resource = { ...resource, outputs: withoutCorp };
      await engine.refresh();
      assert.deepEqual(engine.resource, resource);
      engine.resource = { ...resource, outputs: { __provider: resource.outputs.__provider } };
      await engine.refresh();
      assert.equal(engine.resource?.outputs.corpId, corpId);
      assert.equal(engine.resource?.outputs.name, "On call");
    });

    it("drops a chat that is gone, and up makes it anew", async () => {
      simulator.seed({});
      await engine.refresh();
      assert.equal(engine.resource, undefined);
      assert.equal(await engine.up(team), "create");
    });

    for (const errcode of [86008, 48002, 60020, 50003, 45009, 40013, 99999]) {
      it(`is an error, never "gone", where WeCom answers ${errcode}`, async () => {
        simulator.inject({ path: getPath, errcode });
        await assert.rejects(engine.refresh(), { message: new RegExp(`answered ${errcode}`) });
        assert.ok(engine.resource);
      });
    }

    for (const fault of [{ dropBefore: true }, { httpStatus: 502 }, { body: "<html>sign in</html>" }, { body: "" }]) {
      it(`is an error, never "gone", where the answer is ${JSON.stringify(fault)}`, async () => {
        simulator.inject({ path: getPath, ...fault });
        await assert.rejects(engine.refresh());
        assert.ok(engine.resource);
      });
    }
  });

  describe("of an additive chat", () => {
    const additive = { ...team, membership: "additive" };

    it("leaves strangers alone and out of the state", async () => {
      await engine.up(additive);
      simulator.byHand.join(id, "ghost");
      await engine.refresh();
      assert.deepEqual(Object.keys(engine.resource?.inputs.members as object), ["lisi", "wangwu", "zhangsan"]);
      assert.equal(await engine.up({ ...additive, members: people("lisi", "zhangsan") }), "update");
      assert.deepEqual(members(), ["ghost", "lisi", "zhangsan"]);
      assert.equal(said(), "");
    });

    it("brings declared people back who left by hand", async () => {
      await engine.up(additive);
      simulator.byHand.leave(id, "wangwu");
      await engine.refresh();
      await engine.up(additive);
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
    });

    it("removes a person whom a broken update may have added, when the program drops them", async () => {
      await engine.up(additive);
      simulator.inject({ path: updatePath, dropAfter: true });
      simulator.inject({ path: getPath, after: 1, errcode: 48002 });
      await assert.rejects(engine.up({ ...additive, members: { ...team.members, ...people("zhaoliu") } }));
      simulator.clearFaults();
      await engine.refresh();
      await engine.up(additive);
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
    });
  });

  describe("replace", () => {
    it("makes the new chat first, so that a failed creation loses nothing", async () => {
      await engine.up({ ...team, chatId: "first" });
      simulator.inject({ path: createPath, errcode: 48002 });
      await assert.rejects(engine.up({ ...team, chatId: "second" }));
      assert.equal(engine.resource?.id, "first");
      assert.deepEqual(members("first"), ["lisi", "wangwu", "zhangsan"]);
    });

    it("does with the old chat what onDelete says", async () => {
      await engine.up({ ...team, chatId: "first", onDelete: "archive" });
      assert.equal(await engine.up({ ...team, chatId: "second", onDelete: "archive" }), "replace");
      assert.equal(chat("first").name, "[archived] On call");
      assert.equal(chat("second").name, "On call");
    });

    it("leaves a chat whole that keeps its id", async () => {
      await engine.up({ ...team, onDelete: "archive" });
      assert.equal(await engine.up({ ...team, onDelete: "archive" }, { replace: true }), "replace");
      assert.equal(chat().name, "On call");
      assert.match(said(), /stays as it is: the program still declares it/);
    });
  });

  describe("destroy", () => {
    it("retains: no call, and says that the chat is still there", async () => {
      await engine.up(team);
      simulator.clearRequests();
      await engine.destroy();
      assert.deepEqual(callsOf(simulator), []);
      assert.match(said(), /is no longer managed; it still exists in WeCom/);
    });

    it("retains without any settings", async () => {
      await engine.up(team);
      const bare = new LittleEngine({ settings: {} as never });
      bare.resource = engine.resource;
      assert.equal(await bare.destroy(), "delete");
    });

    it("archives: renames, and keeps the owner and the first other", async () => {
      await engine.up({ ...team, owner: "zhangsan", onDelete: "archive" });
      simulator.clearRequests();
      await engine.destroy();
      assert.deepEqual(callsOf(simulator), [
        "get",
        ["update", { chatid: id, name: "[archived] On call", del_user_list: ["wangwu"] }],
      ]);
    });

    it("archives only once", async () => {
      await engine.up({ ...team, onDelete: "archive" });
      const { resource } = engine;
      await engine.destroy();
      simulator.clearRequests();
      engine.resource = resource;
      await engine.destroy();
      assert.deepEqual(callsOf(simulator), ["get"]);
    });

    it("succeeds where the chat is gone already", async () => {
      await engine.up({ ...team, onDelete: "archive" });
      simulator.byHand.dissolve(id);
      assert.equal(await engine.destroy(), "delete");
    });

    it("succeeds where the chat goes between the look and the write", async () => {
      await engine.up({ ...team, onDelete: "archive" });
      simulator.inject({ path: updatePath, errcode: 86001 });
      assert.equal(await engine.destroy(), "delete");
    });

    it("keeps the state where archiving fails", async () => {
      await engine.up({ ...team, onDelete: "archive" });
      simulator.inject({ path: updatePath, errcode: 48002 });
      await assert.rejects(engine.destroy(), { message: /^(?!.*may have been archived).*48002/s });
      assert.ok(engine.resource);
    });

    it("says where it may have archived though it failed, and a refresh puts the chat back", async () => {
      await engine.up({ ...team, onDelete: "archive" });
      simulator.inject({ path: updatePath, times: 1, dropAfter: true });
      simulator.inject({ path: getPath, after: 1, errcode: 48002 });
      await assert.rejects(engine.destroy(), { message: /may have been archived.*48002.*up --refresh/s });
      assert.equal(chat().name, "[archived] On call");
      simulator.clearFaults();
      await engine.refresh();
      assert.equal(await engine.up({ ...team, onDelete: "archive" }), "update");
      assert.equal(chat().name, "On call");
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
    });

    it("takes the same chat back when it is declared again", async () => {
      await engine.up({ ...team, onDelete: "archive" });
      await engine.destroy();
      assert.equal(await engine.up({ ...team, onDelete: "archive" }), "create");
      assert.equal(simulator.chats().length, 1);
      assert.equal(chat().name, "On call");
      assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
    });

    it("dismisses in the private edition", async () => {
      await simulator.close();
      simulator = await startSimulator({ edition: "private" });
      engine = new LittleEngine(simulator);
      await engine.up({ ...team, onDelete: "dismiss" });
      await engine.destroy();
      assert.equal(simulator.chat(id)?.dissolved, true);
    });
  });
});
