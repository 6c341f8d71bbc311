import { options } from '../parameters/options';
import { yesOrNo } from '../parameters/parameter';

/** Whether what may exist already is sent again. */
export const resendUncertain = options.orDefault(
	yesOrNo({
		displayName: 'Resend Uncertain',
		name: 'resendUncertain',
		default: false,
		description:
			'Whether a retry resends requests whose outcome is unknown: the items with the message "may exist". Turn it on only after checking that they do not exist.',
	}),
);
