"""What workers paid for their jobs, as the organisation found out, and what it would cost to pay instead of them.

Cohorts are people who came the same way in the same year: never one person, and no worker's name. Amounts are per
worker in the currency entered, and are never converted. ``None`` means "not known", which is not zero.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    SerializerFunctionWrapHandler,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

MOST_COHORTS: Final = 60
MOST_ROUTES: Final = 30
MOST_PEOPLE: Final = 10_000_000
HIGHEST_RATE: Final = 10  # a year: 1,000 per cent
ENTERED, NOTHING = "[entered]", "[nothing]"  # which of the two a file holds; part of no place in it

Basis = Literal["receipts", "interviews", "not_known"]
CostCategory = Literal[  # of the ILO's definition, as the question fees_costs asks for them
    "agency", "medical", "insurance", "tests", "training", "equipment", "travel", "journey_home", "papers"
]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]  # ISO 3166-1
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]  # ISO 4217
Money = Annotated[float, Field(ge=0, le=1e12)]
People = Annotated[int, Field(ge=0, le=MOST_PEOPLE)]
Recruiter = Annotated[str, Field(max_length=200)]


class Entered(BaseModel):
    """A piece of what was entered: frozen, strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Cohort(Entered):
    """Workers who came by one corridor, in one year, through one recruiter; amounts are per worker."""

    origin: Country | None = None
    destination: Country | None = None
    arrived: Annotated[int, Field(ge=1950, le=2200)] | None = None  # year
    recruiter: Recruiter = ""  # a company, never a person
    here: People | None = None  # working here now, through an agency too
    left: People | None = None  # left within the look-back period
    basis: Basis = "not_known"
    currency: Currency | None = None
    low: Money | None = None
    central: Money | None = None
    high: Money | None = None
    interest: Money | None = None  # paid for the loan, per worker; goes before rate and months
    rate: Annotated[float, Field(ge=0, le=HIGHEST_RATE)] | None = None  # a year, 0.36 = 36 %
    months: Annotated[int, Field(ge=0, le=600)] | None = None
    first_wage: Money | None = None  # of the first full month, in the same currency

    @model_validator(mode="after")
    def amounts_rise(self) -> Self:
        if not rising(self.low, self.central, self.high):
            raise PydanticCustomError("not_rising", "low, central and high must not fall")
        return self


class Route(Entered):
    """Hiring by one corridor from now on: what each worker's recruitment costs, by category."""

    origin: Country | None = None
    destination: Country | None = None
    workers_a_year: People | None = None
    currency: Currency | None = None
    costs: dict[CostCategory, Money] = Field(default_factory=dict)  # per worker; a category left out is not known


class Repayment(Entered):
    """What is owed to workers and what paying instead of them costs."""

    look_back_years: Annotated[int, Field(ge=0, le=60)] | None = None
    cohorts: tuple[Cohort, ...] = Field(default=(), max_length=MOST_COHORTS)
    routes: tuple[Route, ...] = Field(default=(), max_length=MOST_ROUTES)


def rising(*amounts: float | None) -> bool:
    """Tell whether the amounts that are known do not fall."""
    known = [amount for amount in amounts if amount is not None]
    return known == sorted(known)


def _kind(value: Any) -> str:
    return NOTHING if value in ([], ()) else ENTERED


def _written(value: Repayment, write: SerializerFunctionWrapHandler) -> Any:
    return [] if value == Repayment() else write(value)


class _AsEarlier:
    """Nothing entered is an empty list in a file, as before there was anything to enter: older tools open it too.

    A schema of its own, because a validator in front of a strict type would no longer see JSON.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        nothing = core_schema.no_info_after_validator_function(
            lambda _given: Repayment(), core_schema.tuple_schema([])
        )
        return core_schema.tagged_union_schema(
            {ENTERED: handler(source), NOTHING: nothing},
            discriminator=_kind,
            serialization=core_schema.wrap_serializer_function_ser_schema(_written, schema=handler(source)),
        )


InResponse = Annotated[Repayment, _AsEarlier()]
