import { expect, test } from "vitest";
import { parseDatabaseUrl, WrongDatabaseUrl } from "./lease-connection";

test("a database address is taken apart, with its encoded characters", () => {
  expect(parseDatabaseUrl("postgres://me:p%40ss%2F@db.example:6543/cairn?sslmode=require")).toEqual(
    {
      host: "db.example",
      port: 6543,
      user: "me",
      password: "p@ss/",
      database: "cairn",
      ssl: "require",
      parameters: {},
    },
  );
});

test("the usual parts may be left out", () => {
  expect(parseDatabaseUrl("postgresql://me@[::1]")).toMatchObject({
    host: "::1",
    port: 5432,
    database: "me",
    ssl: false,
  });
});

test("a socket folder is given as host parameter, other parameters go to the server", () => {
  expect(
    parseDatabaseUrl("postgres://me@x/cairn?host=/run/postgresql&application_name=a"),
  ).toMatchObject({ host: "/run/postgresql", parameters: { application_name: "a" } });
});

test.each([
  ["not an address", /not an address/],
  ["mysql://me@host/db", /must start with postgres/],
  ["postgres://a:5432,b:5432/db", /one host/],
  ["postgres://me@host/db?sslmode=maybe", /unknown sslmode "maybe"/],
])("%s is refused with a sentence that says how to write it", (url, sentence) => {
  expect(() => parseDatabaseUrl(url)).toThrow(WrongDatabaseUrl);
  expect(() => parseDatabaseUrl(url)).toThrow(sentence);
});

test("a refused address never repeats the password", () => {
  expect(() => parseDatabaseUrl("postgres://me:secret@a:1,b:2/db")).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("secret") }),
  );
});
