/** Four stones on one another. Decorative: the product's name stands beside it or in its link. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden>
      <path d="M12.2 1.6c1.5-.1 2.7.6 2.8 1.6.1 1-1 1.8-2.6 1.9-1.6.1-3-.6-3-1.6 0-1 1.2-1.8 2.8-1.9z" />
      <path d="M10.7 6.1c2.7-.4 5.1.4 5.5 1.9.3 1.5-1.5 2.7-4.2 3-2.7.3-4.9-.5-5.1-1.9-.2-1.4 1.4-2.7 3.8-3z" />
      <path d="M8.6 12c4-.6 9 .1 9.8 2.2.7 1.9-2 3-5.9 3.3-4 .3-7.7-.3-8.2-2.1-.5-1.7 1.5-3 4.3-3.4z" />
      <path d="M7.5 18.4c5.4-.6 12.7-.2 13.9 1.9.7 1.3-1.3 2.3-4.7 2.6-4.2.4-9.4.4-12.3-.3-2.3-.5-3-1.7-1.9-2.7.8-.8 2.6-1.3 5-1.5z" />
    </svg>
  );
}
