"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { textOf } from "../command-form";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { useShortcut } from "../ui/shortcuts";
import { TextInput } from "../ui/text-input";
import { longestText, searchPath } from "./search-asked";
import styles from "./search.module.css";

/** The text that everything is searched for. */
export function SearchBox({ text }: { text: string }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const focus = () => input.current?.focus();
  useShortcut({ combo: "/", label: "Search", group: "List", run: focus });
  return (
    <search>
      <form
        className={styles["box"]}
        onSubmit={(event) => {
          event.preventDefault();
          const asked = textOf(new FormData(event.currentTarget), "q").trim();
          router.push(toRoute(asked === "" ? "/search" : searchPath({ text: asked })));
        }}
      >
        <TextInput
          // A link can bring another text.
          key={text}
          ref={input}
          type="search"
          name="q"
          aria-label="Search everything"
          maxLength={longestText}
          autoComplete="off"
          spellCheck={false}
          defaultValue={text}
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
