"""A document of every block, in English and Spanish, with the names people really have."""

from __future__ import annotations

from datetime import date

from reports.blocks import (
    ActionBrief,
    ActionCard,
    Attachment,
    Bar,
    Bars,
    Block,
    Bullets,
    Callout,
    Cell,
    Choices,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    HeatMap,
    KeyFigures,
    OnePage,
    PageBreak,
    Paragraph,
    RangeBar,
    Span,
    Table,
    Timeline,
    Tone,
)

ORGANISATION = (
    "Al-Noor Garments W.L.L. \u0634\u0631\u0643\u0629 "
    "\u0627\u0644\u0646\u0648\u0631 \u0644\u0644\u0645\u0644\u0627\u0628\u0633"
)
THAI = (
    "\u0e2a\u0e33\u0e19\u0e31\u0e01\u0e07\u0e32\u0e19\u0e08\u0e31\u0e14\u0e2b\u0e32\u0e07"
    "\u0e32\u0e19\u0e01\u0e23\u0e38\u0e07\u0e40\u0e17\u0e1e\u0e21\u0e2b\u0e32\u0e19\u0e04\u0e23"
)
ENGLISH = {
    "title": "Fair recruitment self-assessment",
    "subtitle": "How workers are recruited, what was found, and what to do first",
}
SPANISH = {
    "title": "Autoevaluaci\u00f3n de contrataci\u00f3n justa",
    "subtitle": "C\u00f3mo se contrata a las personas, qu\u00e9 se encontr\u00f3 y qu\u00e9 hacer primero",
}
ATTACHMENT = Attachment("response.json", b'{"format": "sample"}\n', "The answers, to open again")


def document(language: str = "en", attachment: Attachment | None = ATTACHMENT) -> Document:
    """Return the sample document."""
    words = SPANISH if language == "es" else ENGLISH
    spanish = language == "es"
    return Document(
        title=words["title"],
        author=ORGANISATION,
        language=language,
        direction="ltr",
        on=date(2026, 3, 14),
        header=f"{words['title']} \u2013 {ORGANISATION}",
        disclaimer=(
            "Una autoevaluaci\u00f3n no es una auditor\u00eda ni un certificado. Un indicio no es una prueba."
            if spanish
            else "A self-assessment is not an audit and not a certificate. An indicator is not proof of anything."
        ),
        page_label="P\u00e1gina %(page)s de %(pages)s" if spanish else "Page %(page)s of %(pages)s",
        blocks=(_cover(words, spanish), *_summary(spanish), *_findings(spanish), *_plan(spanish), *_form(spanish)),
        attachment=attachment,
    )


def _cover(words: dict[str, str], spanish: bool) -> Block:
    facts = (
        (
            ("Preparado por", "Rania Haddad"),
            ("Fecha", "14 de marzo de 2026"),
            ("Centros", "2 de 3"),
            ("Personas", "800 de 1.120"),
            ("Recorrido", "Completo"),
            ("Respuestas", "El 62 % se apoya solo en nuestra palabra"),
        )
        if spanish
        else (
            ("Prepared by", "Rania Haddad"),
            ("Date", "14 March 2026"),
            ("Sites covered", "2 of 3"),
            ("Workers covered", "800 of 1,120"),
            ("Path", "Full"),
            ("Answers", "62% rest on our word alone"),
            ("Workers asked", "Not yet"),
        )
    )
    notice = (
        "Para compartir: sin notas, sin contactos y sin datos dentro del archivo."
        if spanish
        else (
            "For our files: the answers are inside this PDF. Do not "
            "pass it on; make the report \u201cto share\u201d instead."
        )
    )
    return Cover(words["title"], ORGANISATION, words["subtitle"], facts, notice)


def _summary(spanish: bool) -> tuple[Block, ...]:
    high, low, medium, very = (
        ("Alto", "Bajo", "Medio", "Muy alto") if spanish else ("High", "Low", "Medium", "Very high")
    )
    return (
        Contents("Contenido" if spanish else "Contents"),
        PageBreak(),
        Heading("Resumen para la direcci\u00f3n" if spanish else "Summary for the board"),
        Paragraph(
            "Las respuestas muestran un riesgo alto en dos de los tres temas. Tres hallazgos piden actuar ya."
            if spanish
            else (
                "The answers show a high risk in two of the three topics. Three "
                "findings ask for action now, and each has a named first step."
            ),
            "lead",
        ),
        KeyFigures(
            (
                Figure("Riesgo residual" if spanish else "Residual risk", "61", f"{high}, 48\u201374", "high"),
                Figure(
                    "Hallazgos abiertos" if spanish else "Open findings",
                    "11",
                    "3 graves" if spanish else "3 of them critical",
                    "very_high",
                ),
                Figure(
                    "Personas afectadas" if spanish else "Workers concerned",
                    "640",
                    "de 800" if spanish else "of 800 in both sites",
                    "medium",
                ),
                Figure(
                    "Respondido" if spanish else "Answered",
                    "19/21",
                    "2 \u201cno s\u00e9\u201d" if spanish else "2 \u201cdon\u2019t know\u201d",
                    "accent",
                ),
            )
        ),
        RangeBar(
            (
                ("Mejor caso" if spanish else "Best case", 48, "48"),
                ("Seg\u00fan lo dicho" if spanish else "As stated", 55, "55"),
                ("Resultado" if spanish else "Headline", 61, "61"),
                ("Peor caso" if spanish else "Worst case", 74, "74"),
            ),
            ((low, 0, 25, "low"), (medium, 25, 50, "medium"), (high, 50, 75, "high"), (very, 75, 100, "very_high")),
            "61, 48\u201374",
        ),
        Callout(
            "Tres respuestas piden actuar hoy" if spanish else "Three answers ask for action today",
            "Si una persona est\u00e1 en peligro, p\u00f3ngase primero en contacto con una l\u00ednea de ayuda."
            if spanish
            else "If a worker may be in danger, speak to a helpline first, before you speak to anyone at work. "
            "What you found may be an indicator of forced labour. It is no proof, and nobody is accused.",
            "very_high",
        ),
        Heading("Sectores y temas" if spanish else "Where the risk lies", 2),
        HeatMap(
            ("Confecci\u00f3n, Irbid" if spanish else "Garment factory, Irbid", f"{THAI} Co.", "Al-Hassan"),
            (
                "Costes de contrataci\u00f3n" if spanish else "Recruitment fees",
                "Documentos y libertad de movimiento" if spanish else "Identity documents and free movement",
                "Quejas" if spanish else "Grievance channels",
            ),
            (
                (Cell(f"{very} 81", "very_high"), Cell(f"{high} 66", "high"), Cell(f"{medium} 41", "medium")),
                (Cell(f"{high} 58", "high"), Cell(f"{low} 12", "low"), None),
                (Cell(f"{medium} 33", "medium"), Cell(f"{low} 22", "low"), Cell(f"{low} 9", "low")),
            ),
            "Fees 81, documents 66, grievance 41.",
        ),
        Heading("Pol\u00edtica, pr\u00e1ctica y resultado" if spanish else "Policy, practice and outcome", 2),
        Bars(
            (
                Bar("Pol\u00edtica" if spanish else "Policy: what is written down", 72, "72", "accent"),
                Bar(
                    "Pr\u00e1ctica"
                    if spanish
                    else "Practice: what is done, and whether the people who do it know why",
                    44,
                    f"44 {medium}",
                    "medium",
                ),
                Bar("Resultado" if spanish else "Outcome: what workers live with", 19, f"19 {very}", "very_high"),
                Bar("Quejas" if spanish else "Nothing yet", 0, f"0 {low}", "low"),
            ),
            "72, 44, 19",
        ),
    )


def _findings(spanish: bool) -> tuple[Block, ...]:
    text = (
        "Las personas pagan su propia contrataci\u00f3n en Bangladesh y Nepal, y no se les ha devuelto."
        if spanish
        else "Workers pay for their own recruitment in Bangladesh and Nepal, and it has not been repaid to them."
    )
    row = (Cell(text, strong=True), Cell("Alto" if spanish else "High", "high"), Cell("640"), Cell("Irbid"))
    other = (
        Cell(
            "Los pasaportes se guardan en la oficina."
            if spanish
            else "Passports are kept in the office safe, and asking for one takes three days."
        ),
        Cell("Muy alto" if spanish else "Very high", "very_high"),
        Cell("212"),
        Cell(THAI),
    )
    small = (
        Cell("Nadie ha usado el canal." if spanish else "Nobody has used the channel."),
        Cell("Bajo" if spanish else "Low", "low"),
        Cell("800"),
        Cell("Al-Hassan"),
    )
    again = (Cell(""), Cell("Alto" if spanish else "High", "high"), Cell("12"), Cell("Mafraq"))
    group = (Cell("Costes de contrataci\u00f3n" if spanish else "Recruitment fees and related costs"),)
    header = ("Hallazgo", "Gravedad", "Personas", "Centro") if spanish else ("Finding", "Severity", "Workers", "Site")
    return (
        PageBreak(),
        Heading("Hallazgos" if spanish else "Findings"),
        Paragraph(
            "Del m\u00e1s urgente al menos urgente."
            if spanish
            else "The most urgent first. Each is what your own answers say, in our words."
        ),
        Table(
            header,
            (group, row, again, other, small, group, *(row, other, small) * 6),
            (5, 2.1, 1.4, 2.6),
            (2,),
            "Hallazgos por tema" if spanish else "Findings by topic, with the workers each concerns",
        ),
        Heading("Qu\u00e9 preguntar despu\u00e9s" if spanish else "What to ask next", 3),
        Bullets(
            ("\u00bfQui\u00e9n cobr\u00f3?", "\u00bfCu\u00e1nto y d\u00f3nde?")
            if spanish
            else (
                "Who took the money, where, and was there a receipt?",
                (
                    "How much was it, counted in months of the basic wage? Ask a "
                    "few workers from each village, in their own language, away from "
                    "supervisors and from anybody who might be paid by the agent."
                ),
                "Who lent it, and what is left to pay?",
            )
        ),
        Bullets(
            ("Primero", "Despu\u00e9s") if spanish else ("First this", "Then that", "And last the other"),
            numbered=True,
        ),
        Paragraph(
            "Nota peque\u00f1a."
            if spanish
            else "Figures are estimates made from your answers; the sources are listed at the end.",
            "small",
        ),
    )


def _plan(spanish: bool) -> tuple[Block, ...]:
    card = ActionCard(
        "1",
        "Devolver a cada persona lo que pag\u00f3" if spanish else "Repay every worker what they paid for the job",
        "very_high",
        "detiene el da\u00f1o" if spanish else "stops the harm",
        (
            ("Responsable", "Direcci\u00f3n de recursos humanos"),
            ("Plazo", "30 de abril de 2026"),
            ("Esfuerzo", "Medio"),
        )
        if spanish
        else (
            ("Role", "Head of human resources"),
            ("Due", "30 April 2026"),
            ("Effort", "Medium, about six weeks"),
            ("Worth on the score", "\u22129.4 points"),
            ("Owner", "Mohammad Abdul-Rahman al-Khatib"),
            ("Status", "Not started"),
        ),
        "Quien debe dinero no puede irse."
        if spanish
        else (
            "People who owe money for their job cannot leave it. Repaying what they paid "
            "is the one step that ends this, and the standards that buyers use ask for it."
        ),
        "C\u00f3mo" if spanish else "How",
        ("Preguntar a todos.", "Acordar el calendario.", "Pagar.")
        if spanish
        else (
            (
                "Ask all workers, by corridor, what they paid and to "
                "whom. Use somebody they trust who speaks their language."
            ),
            "Agree the sum and a calendar with their representatives; nobody may lose anything by having spoken.",
            "Pay into each worker\u2019s own account, and give a receipt.",
        ),
        "Hecho cuando" if spanish else "Done when",
        "Cada persona confirma el pago."
        if spanish
        else "A sample of workers, asked in private, confirms that they were paid in full.",
    )
    second = ActionCard(
        "2",
        "Return passports" if not spanish else "Devolver los pasaportes",
        "high",
        "find out" if not spanish else "averiguar",
        card.facts[:3],
        card.why,
        card.steps_title,
        card.steps[:2],
        card.done_title,
        card.done_when,
    )
    third = ActionBrief(
        "3",
        "Preguntar en privado" if spanish else "Ask workers in private",
        "medium",
        card.tag,
        tuple(value for _label, value in card.facts),
        card.why,
        card.steps,
        card.done_title,
        card.done_when,
    )
    rows: tuple[tuple[str, str, int, Tone], ...] = (
        ("1. Repay every worker what they paid for the job", "Head of human resources", 4, "very_high"),
        ("2. Return passports", "Site manager", 3, "high"),
        ("3. Ask workers in private", "Works council", 6, "medium"),
        ("4. Write the agents\u2019 contract anew, with what a breach costs", "Procurement", 12, "low"),
        ("5. Open a second grievance channel", "Human resources", 9, "accent"),
    )
    spans = tuple(
        Span(title, role, date(2026, 3, 15), date(2026, month, 28), f"28/{month:02d}/2026", tone)
        for title, role, month, tone in rows
    )
    return (
        PageBreak(),
        Heading("Plan" if spanish else "The plan"),
        Heading("Las primeras" if spanish else "First six", 2),
        card,
        second,
        third,
        card,
        second,
        Heading("Calendario" if spanish else "Timeline", 2),
        Timeline(spans, "Timeline of five actions."),
        Heading("M\u00e9todo" if spanish else "Method and sources", 1),
        Heading("Fuentes" if spanish else "Sources", 2),
        *(
            Paragraph(
                "La puntuaci\u00f3n va de 0 a 100 y dice d\u00f3nde mirar primero. " * 6
                if spanish
                else "The score runs from 0 to 100 and says where to look first; it does not say who is good. " * 6
            ),
        )
        * 4,
    )


def _form(spanish: bool) -> tuple[Block, ...]:
    question = Choices(
        "1.3",
        "\u00bfPagan las personas alguna parte?"
        if spanish
        else "Do workers pay any part of the cost of their own recruitment?",
        "Cuente todos los costes."
        if spanish
        else (
            "Count every cost, wherever it was paid and whoever collected it: "
            "agency fees, medical tests, visas, travel, training, deposits."
        ),
        ("No", "S\u00ed", "No lo s\u00e9")
        if spanish
        else (
            "No, and we asked the workers after they arrived",
            "No, but we have not asked the workers",
            "Yes, at least some workers pay some costs",
            "Don\u2019t know",
        ),
        "Marque una." if spanish else "Tick one. A note, without names:",
        2,
    )
    return (PageBreak(), Heading("Cuestionario" if spanish else "The blank questionnaire"), *(question,) * 5)


def filled(text: str) -> Document:
    """Return a document that has one text everywhere a text may stand."""
    cell = Cell(text, "high")
    blocks: tuple[Block, ...] = (
        Cover(text, text, text, ((text, text),) * 7, text),
        Contents(text),
        Heading(text, 2),
        Paragraph(text),
        Bullets((text, text)),
        Callout(text, text, "very_high"),
        KeyFigures((Figure(text, text, text, "low"),) * 4),
        Table((text,) * 4, ((cell,) * 4, (cell,)), (4, 1, 1, 2), (1,), text),
        RangeBar(
            ((text, 40, text), (text, 41, text), (text, 99, text)),
            ((text, 0, 50, "low"), (text, 50, 100, "high")),
            text,
        ),
        Bars((Bar(text, 50, text, "very_high"),) * 2, text),
        HeatMap((text, text), (text, text, text), ((cell, None, cell), (cell, cell, cell)), text),
        Timeline(
            (
                Span(text, text, date(2026, 1, 1), date(2026, 12, 31), text),
                Span(text, text, date(2026, 2, 1), date(2026, 2, 2), text),
            ),
            text,
        ),
        ActionCard(text[:200], text, "medium", text, ((text, text),) * 4, text, text, (text,), text, text),
        ActionBrief(text[:200], text, "high", text, (text, text), text, (text, text), text, text),
        OnePage(((Heading(text, 1), Bullets((text, text, text), compact=True)), (Paragraph(text),))),
        Choices(text, text, text, (text, text), text, 1, text, (text, text, text)),
    )
    return Document(text, text, "en", "ltr", date(2026, 3, 14), text, text, "%(page)s / %(pages)s", blocks)
