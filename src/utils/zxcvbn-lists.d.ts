declare module 'zxcvbn/lib/frequency_lists' {
  const lists: { passwords: string[] }
  export default lists
}
