/** The version that results carry; equal to the one in package.json, which a test holds. */
export const VERSION = '0.2.0';

/** Of what readers and recognition make of a file. Raised when either reads anything otherwise: stored pages of another reading are read again, those of the same are only interpreted again. */
export const READING = 2;
