/** Something that happens once; tests wait for it instead of for a time. */
export function signal(): { readonly raised: Promise<void>; readonly raise: () => void } {
  let raise: () => void = () => undefined;
  const raised = new Promise<void>((resolve) => {
    raise = resolve;
  });
  return { raised, raise };
}
