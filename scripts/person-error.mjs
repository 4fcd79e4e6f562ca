/** A failure that a person can do something about; its message is written for the person at the terminal. */
export class PersonError extends Error {}
