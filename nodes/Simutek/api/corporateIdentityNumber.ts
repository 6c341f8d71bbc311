/** A corporate identity number without what does not count when it is compared (documented). */
export function bareIdentityNumber(corporateIdentityNumber: string): string {
	return corporateIdentityNumber.replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '').toUpperCase();
}
