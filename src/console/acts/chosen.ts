/** The option that was chosen in the dialog, which asks for one. @throws TypeError where it is none of these */
export function chosen<Value extends string>(options: readonly { value: Value }[], choice: string): Value {
  const option = options.find(({ value }) => value === choice)
  if (!option) throw new TypeError(`“${choice}” is none of the options`)
  return option.value
}
