import type { Levels } from '../../quiz/kinds/open/item.ts';

/** What an invented student wrote, and how it was marked. */
interface DemoAnswer {
	/** One of the class. */
	readonly by: string;
	readonly text: string;
	/** Names of sentences. */
	readonly cites: readonly string[];
	/** Null: it waits to be marked. */
	readonly mark: { readonly levels: Levels; readonly comment: string } | null;
}

/** Id of the quiz that these answer. A module without it has a demo class without them. */
export const WRITTEN_QUIZ = 'in-your-own-words';

const levels = (claim: number, evidence: number, criticism: number, language: number): Levels => ({
	claim,
	evidence,
	'source-criticism': criticism,
	language,
});

/**
 * By id of item. As fifteen-year-olds write: from a whole answer to a misreading, mostly shorter than what is asked for.
 * They know nothing that the module does not say.
 */
export const WRITTEN_ANSWERS: Readonly<Record<string, readonly DemoAnswer[]>> = {
	'offer-or-not': [
		{
			by: 'Ada',
			text: '“Consideration” is the closest of the three. On 29 November 2025 Foreign Minister Ishaq Dar said that Pakistan was ready in principle, but that it would decide once the mandate was clear. On 18 December the Foreign Office said that nothing was decided and that no formal request had come in. Somebody who has not been asked and has not decided is still considering. “Offer” in the headline makes it sound as if Washington only has to say yes. “Serious but non-binding proposal” is better, but the article says that this is what American officials call it, and it doesn’t name them. They may want other countries to join. I can only judge what was said in public.',
			cites: ['who-says-what:p30.s1', 'who-says-what:p30.s2', 'who-says-what:p31.s1', 'article:p1.s3'],
			mark: {
				levels: levels(4, 4, 4, 4),
				comment: 'You say who speaks, and what we cannot know. Very clear.',
			},
		},
		{
			by: 'Bilal',
			text: 'I think the words about Rubio come closest, because they speak of Pakistan’s consideration and say there are no commitments. Dar said in November that Pakistan was ready in principle and wanted a clear mandate first. Later the Foreign Office said that nothing was decided. That is less than an offer, so the headline goes too far. A proposal is something in between: you put it on the table but you can take it back. Pakistan hadn’t even put it on the table.',
			cites: ['article:p2.s2', 'who-says-what:p30.s1', 'who-says-what:p31.s1'],
			mark: {
				levels: levels(3, 3, 2, 4),
				comment:
					'You keep the three words well apart. Give the day of each statement, and ask what each speaker wants.',
			},
		},
		{
			by: 'Chen',
			text: 'Pakistan made an offer but it wasn’t binding, so it could still say no. The article says that no commitments have been made. That means the second wording is the best one because it says “non-binding”. The headline is shorter because headlines have to be short. Pakistan said that it needs to know the mandate before it decides.',
			cites: ['article:p1.s3', 'article:p1.s2'],
			mark: {
				levels: levels(2, 2, 2, 3),
				comment:
					'“Non-binding” is the word that matters. Who called it that? Add what Pakistan itself said, with dates, from “Who says what”.',
			},
		},
		{
			by: 'Dina',
			text: 'The US is very grateful because Pakistan will help in Gaza. All three say the same, only the headline says it in fewer words. I think it is good that Pakistan helps.',
			cites: ['article:p1.s1'],
			mark: {
				levels: levels(1, 1, 1, 2),
				comment: 'Read “no commitments have been made” again. What does it say about “will help”?',
			},
		},
		{
			by: 'Emre',
			text: 'On 18 December 2025 the Foreign Office of Pakistan said that nothing was decided and that no formal request had come in. So two days before the 20th there was no decision. The headline says “offer”, which is wrong in my opinion. Rubio’s wording fits best: consideration and no commitments. But Rubio is the US Secretary of State and it helps him if it looks like something is happening, so I wouldn’t trust him alone. It fits because Pakistan says the same about itself.',
			cites: ['who-says-what:p31.s1', 'article:p2.s2'],
			mark: null,
		},
		{
			by: 'Farah',
			text: 'Pakistan had said that it is ready in principle (Dar, 29 November). “In principle” means yes, but not for sure. I would say the closest is “serious but non-binding proposal”, because ready in principle is serious and not decided is non-binding. “Consideration” is too weak, because you can consider something without being ready. The headline leaves out that it isn’t binding.',
			cites: ['who-says-what:p30.s1', 'article:p1.s3'],
			mark: null,
		},
	],
	'who-has-agreed': [
		{
			by: 'Ada',
			text: 'The vote gives authorisation. The Security Council voted for it by 13 votes to none, so the force has a legal basis. It doesn’t give consent, because consent is the agreement of the main parties. Hamas rejected the resolution on 18 November, and on 7 December Bassem Naim said that he would welcome a UN force near the borders, but without a mandate inside Gaza. The Palestinian foreign ministry welcomed the resolution on 18 November. Netanyahu’s office welcomed the plan, but on 26 October he had said that Israel decides which foreign soldiers it will not accept. So on 20 December one welcomed it, one welcomed it with a condition and one refused. What they say in public may not be all they think.',
			cites: [
				'who-says-what:p3.s1',
				'who-says-what:p2.s1',
				'who-says-what:p11.s1',
				'who-says-what:p13.s2',
				'who-says-what:p6.s1',
				'who-says-what:p16.s1',
			],
			mark: {
				levels: levels(4, 4, 3, 4),
				comment:
					'A whole answer, and it says where it stops. Next step: what does one of the speakers gain by saying this in public?',
			},
		},
		{
			by: 'Bilal',
			text: 'Thirteen votes means the Council has authorised the force. That isn’t the same as the world. Also Hamas doesn’t agree. It called the resolution an “international trusteeship”. So the commentator mixes up authorisation and consent. The vote leaves open whether the parties want it.',
			cites: ['who-says-what:p3.s1', 'who-says-what:p3.s3', 'who-says-what:p11.s1'],
			mark: {
				levels: levels(3, 2, 2, 4),
				comment:
					'Good: you name what the commentator mixes up. One party is not enough to show it. Add Israel or the Palestinian Authority, with dates.',
			},
		},
		{
			by: 'Chen',
			text: 'The commentator is right that there were 13 votes and none against. But a vote is not soldiers. Indonesia spoke of up to 20,000 people on 14 November but it had conditions, for example that five Arab states and Israel agree. Jordan will send no soldiers. So the vote leaves open who takes part.',
			cites: ['who-says-what:p3.s1'],
			mark: null,
		},
		{
			by: 'Dina',
			text: 'With 13 votes it is decided. Everybody has to accept it because the Security Council is above them. Only Hamas is against it, and one group can’t stop it.',
			cites: [],
			mark: null,
		},
		{
			by: 'Emre',
			text: 'The vote shows what the members of the Council decided. It doesn’t show what Israel, Hamas or the Palestinian Authority want. For this we need their own words. Israel: Netanyahu’s office welcomed the plan on 18 November because it asks for full disarmament. Hamas: rejected the resolution the same day and wants a force only at the borders. Palestinian Authority: welcomed it on 18 November. So two welcomed it and one refused. I don’t know if the two mean the same thing by it.',
			cites: ['who-says-what:p3.s3', 'who-says-what:p11.s1', 'who-says-what:p16.s1'],
			mark: null,
		},
		{
			by: 'Farah',
			text: 'I would write: the Security Council has agreed. Authorisation comes from the Council and consent comes from the parties. Hamas hasn’t given consent. Israel said that it decides which soldiers it doesn’t accept, so its yes is a yes with a but. The lesson also says that people may want to win support when they speak in public, so these are not the last words.',
			cites: ['who-says-what:p2.s1', 'who-says-what:p6.s1', 'who-says-what:p5.s2'],
			mark: null,
		},
	],
	'one-word-two-readings': [
		{
			by: 'Ada',
			text: 'On 7 December 2025 Netanyahu named disarming Hamas as the priority of the second phase, although he added that some of this may be more than a force of many nations can do. Dar, the foreign minister of Pakistan, said on 29 November that his country’s job was to keep the peace and not to enforce it, and that disarming Hamas was a job for Palestinian law enforcement. Both speak about the same resolution. “Ensuring the process” can mean doing it, or making sure that somebody does it. A government that is asked for soldiers would have to know which, and what they may do when people refuse. In December US officials were still working on the rules of engagement, so it couldn’t know yet.',
			cites: [
				'who-says-what:p10.s1',
				'who-says-what:p10.s2',
				'who-says-what:p30.s4',
				'what-the-documents-say:p24.s2',
				'what-the-documents-say:p22.s3',
			],
			mark: {
				levels: levels(4, 4, 3, 4),
				comment:
					'“Doing it, or making sure that somebody does it” is the heart of the question. Now say what Israel and Pakistan each want from the force.',
			},
		},
		{
			by: 'Bilal',
			text: 'Israel wants Hamas to be disarmed. Egypt says that Hamas has to give up its weapons of its own free will. That is a big difference. A government would need to know how dangerous it is and how long the soldiers have to stay.',
			cites: ['who-says-what:p10.s1', 'who-says-what:p18.s4'],
			mark: {
				levels: levels(2, 2, 2, 3),
				comment:
					'You found two readings. Who spoke, and when? Then ask what the soldiers would have to do if somebody refuses.',
			},
		},
		{
			by: 'Emre',
			text: 'Egypt’s foreign minister Abdelatty said on 6 and 7 December that the force should keep the peace and not enforce it. Netanyahu said on 7 December that disarming Hamas is the priority. The resolution speaks of ensuring the process of demilitarisation, and it is open whether the force must disarm people who refuse. If I was a government I would ask: do our soldiers collect weapons that people hand in, or do they take them?',
			cites: ['who-says-what:p18.s4', 'who-says-what:p10.s1', 'what-the-documents-say:p24.s1'],
			mark: null,
		},
		{
			by: 'Farah',
			text: 'Demilitarisation means that there are no weapons any more. Some say the force must do it and some say the police must do it. A government needs to know if there will be money for it and who is in command.',
			cites: ['who-says-what:p30.s4'],
			mark: null,
		},
	],
	'a-fair-note': [
		{
			by: 'Ada',
			text: 'The stabilisation force for Gaza is a temporary force of states. In resolution 2803 of 17 November 2025 the Security Council authorised the Board of Peace and the states that work with it to set it up. The authorisation lasts until 31 December 2027, unless the Council acts again. The force has a unified command and is not a UN mission. Its tasks are to help secure the border areas, to see to it that Gaza is demilitarised and to protect civilians. As of 20 December 2025 it is open how many soldiers there will be, who sends and commands them and when they come.',
			cites: [
				'what-the-documents-say:p14.s4',
				'what-the-documents-say:p16.s1',
				'what-the-documents-say:p17.s1',
				'what-the-documents-say:p20.s2',
				'what-the-documents-say:p22.s1',
				'what-the-documents-say:p25.s1',
			],
			mark: {
				levels: levels(4, 4, 3, 4),
				comment:
					'This could be printed. States read one of the tasks in different ways. Which one? It belongs in what is open.',
			},
		},
		{
			by: 'Bilal',
			text: 'The force for Gaza was authorised by the UN in November 2025. It has to protect civilians, train the Palestinian police and help to secure the routes for aid. It works together with Egypt and Israel. It is authorised until the end of 2027. It isn’t clear who sends the soldiers. The resolution is a strong signal.',
			cites: ['what-the-documents-say:p17.s2', 'what-the-documents-say:p20.s2'],
			mark: {
				levels: levels(3, 3, 2, 3),
				comment: 'Nearly there. Who exactly in the UN authorised it? And strike out “strong”.',
			},
		},
		{
			by: 'Dina',
			text: 'The ISF is a new UN force in Gaza. It has 20,000 soldiers and will be there until the end of 2027. It protects the people and takes the weapons away. It is an important force.',
			cites: ['what-the-documents-say:p22.s2'],
			mark: null,
		},
		{
			by: 'Farah',
			text: 'The force is temporary. The Security Council authorised it with resolution 2803. It can use “all necessary measures”, but only in line with international law. The money comes from voluntary contributions, from funds of the Board and from governments. What is open: the number of soldiers, the countries and the commander. The figure of 20,000 comes from officials and the press, and the resolution doesn’t say it.',
			cites: [
				'what-the-documents-say:p14.s4',
				'what-the-documents-say:p22.s1',
				'what-the-documents-say:p22.s2',
			],
			mark: null,
		},
	],
};
