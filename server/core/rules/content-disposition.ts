/** Characters that RFC 5987 lets stand in an extended value; everything else is percent-encoded UTF-8. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * A download under this name (RFC 6266): the plain form for old programs, in ASCII without quotes or controls, and
 * the extended form with the true name. Nothing in a name can end the header or begin another.
 */
export function contentDisposition(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%;]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
}
