/** Synthetic people. Commune 999 exists nowhere, so nobody was ever given such a number. */

export interface Person {
  nir: string;
  birthName: string;
  firstNames: string;
  birth: { day: number; month: number; year: number };
  email: string;
}

/** How many people the register of the tests knows: see `global-setup.ts`. */
export const REGISTERED = 400;
/** The condition the register knows of each of them: diabetes, which opens the service. */
export const REGISTERED_ALD = 8;
/** All names of the tests begin so, and nothing else does: the logs are searched for it. */
export const NAME_MARK = "Epreuve";

const two = (value: number) => String(value).padStart(2, "0");

function withKey(first13: string): string {
  const key = 97n - (BigInt(first13) % 97n);
  return first13 + two(Number(key));
}

/** The `n`th person; those below `REGISTERED` are in the register. */
export function person(n: number): Person {
  const birth = { day: 1 + (n % 28), month: 1 + (n % 12), year: 1955 + (n % 25) };
  const department = two(21 + Math.floor(n / 700));
  const nir = withKey(`${1 + (n % 2)}${two(birth.year % 100)}${two(birth.month)}${department}999${100 + (n % 700)}`);
  const letters = [...String(n)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  return {
    nir,
    birthName: `${NAME_MARK}-${letters}`,
    firstNames: "Camille",
    birth,
    email: `${letters}@courriel.example`,
  };
}

/** A number of an establishment with its key. No company's number begins with 0009. */
export function siret(n: number): string {
  const key = (digits: string) => {
    const sum = [...digits].reverse().reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
      return total + Math.floor(value / 10) + (value % 10);
    }, 0);
    return String((10 - (sum % 10)) % 10);
  };
  const siren = `0009${String(n).padStart(4, "0")}`;
  const first13 = `${siren}${key(siren)}0001`;
  return first13 + key(first13);
}
