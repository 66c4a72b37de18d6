import type { ReactNode } from "react";
import { AppLink, type AppLinkProps } from "./app-link";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button";
import { cx } from "./cx";

export type LinkButtonProps = AppLinkProps & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
};

/** A link that looks like a button: it goes somewhere, so it can be opened in a new tab. */
export function LinkButton(props: LinkButtonProps) {
  const { variant = "secondary", size = "default", icon, className, children, ...link } = props;
  return (
    <AppLink {...link} className={cx(buttonClass(variant, size), className)}>
      {icon}
      {children}
    </AppLink>
  );
}
