import { options } from '../parameters/options';
import { yesOrNo } from '../parameters/parameter';

/** Whether what may exist already is sent again. */
export const resendUncertain = options.orDefault(
	yesOrNo({
		displayName: 'Resend Uncertain',
		name: 'resendUncertain',
		default: false,
		description:
			'Whether a retry sends again what may exist already. Switch it on only after you have looked and found that it does not exist.',
	}),
);
