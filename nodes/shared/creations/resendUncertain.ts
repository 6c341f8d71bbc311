import { options } from '../parameters/options';
import { yesOrNo } from '../parameters/parameter';

/** Whether what may exist already is sent again. */
export const resendUncertain = options.orDefault(
	yesOrNo({
		displayName: 'Resend Uncertain',
		name: 'resendUncertain',
		default: false,
		description:
			'Whether a retry resends requests whose outcome is unknown, those with the message "may exist". Turn it on only after you have checked that what they were to create does not exist.',
	}),
);
