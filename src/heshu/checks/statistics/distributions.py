"""Tail probabilities of t, F, χ², z and r: of t = 2.20 with 28 degrees of freedom it is 0.0362.

All of them are the regularised incomplete beta function I_x(a, b) or the upper incomplete gamma
function Q(a, x). Both are evaluated by their continued fractions (Abramowitz and Stegun, Handbook
of Mathematical Functions, 26.5.8 and 6.5.31) with Lentz's method; ln Γ by Stirling's series
(6.1.41) behind a shift of the argument. Decimals of 40 digits keep the result the same on every
machine.

>>> round(student_tail(Decimal("2.20"), Decimal(28)), 4)
Decimal('0.0362')
"""

from __future__ import annotations

from decimal import Decimal, localcontext

DIGITS = 40
SMALLEST = Decimal("1e-60")
"""Stands for zero in a denominator of Lentz's method."""
ENOUGH = Decimal("1e-25")
"""Where the continued fraction stops; far below what anybody prints."""
MOST_STEPS = 20000
LARGEST = Decimal(100000)
"""Degrees of freedom beyond which a distribution is that of its limit."""
SHIFT = 30
"""Stirling's series is used above this, where six of its terms leave no error in 20 digits."""
HALF_LOG_TWO_PI = Decimal("0.91893853320467274178032973640561763986")
STIRLING = tuple(map(Decimal, ("12", "-360", "1260", "-1680", "1188", "-521.50506512301013")))
"""The reciprocal coefficients of 1/z, 1/z³... in the series of ln Γ."""
ONE = Decimal(1)
TWO = Decimal(2)


def student_tail(t: Decimal, freedom: Decimal) -> Decimal:
    """The probability that Student's t is further from zero than `t`, both tails."""
    with localcontext(prec=DIGITS):
        if freedom > LARGEST:
            return normal_tail(t)
        return incomplete_beta(freedom / (freedom + t * t), freedom / 2, ONE / 2)


def fisher_tail(f: Decimal, first: Decimal, second: Decimal) -> Decimal:
    """The probability that F with these degrees of freedom is larger than `f`."""
    with localcontext(prec=DIGITS):
        if second > LARGEST:
            return chi_square_tail(f * first, first)
        return incomplete_beta(second / (second + first * f), second / 2, first / 2)


def chi_square_tail(chi_square: Decimal, freedom: Decimal) -> Decimal:
    """The probability that χ² is larger than this."""
    with localcontext(prec=DIGITS):
        return incomplete_gamma(freedom / 2, chi_square / 2)


def normal_tail(z: Decimal) -> Decimal:
    """The probability that a standard normal variable is further from zero than `z`."""
    with localcontext(prec=DIGITS):
        return incomplete_gamma(ONE / 2, z * z / 2)


def correlation_tail(r: Decimal, freedom: Decimal) -> Decimal:
    """The probability of a correlation further from zero; t² = r² · df / (1 − r²)."""
    with localcontext(prec=DIGITS):
        if abs(r) >= 1:
            return Decimal(0)
        return student_tail((r * r * freedom / (1 - r * r)).sqrt(), freedom)


def incomplete_beta(x: Decimal, a: Decimal, b: Decimal) -> Decimal:
    """I_x(a, b), the regularised incomplete beta function, for x from 0 to 1."""
    if x <= 0 or x >= 1:
        return Decimal(0) if x <= 0 else ONE
    if x > (a + 1) / (a + b + 2):  # where the fraction converges slowly
        return ONE - incomplete_beta(ONE - x, b, a)
    log_front = log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * x.ln() + b * (ONE - x).ln()
    return log_front.exp() / a / _beta_fraction(x, a, b)


def _beta_fraction(x: Decimal, a: Decimal, b: Decimal) -> Decimal:
    """The continued fraction 1 + d1/(1 + d2/(1 + ...)) of the beta function (26.5.8)."""
    value, c, d = ONE, ONE, Decimal(0)
    for step in range(1, MOST_STEPS):
        m = Decimal(step // 2)
        if step % 2:
            numerator = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            numerator = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = ONE / ((ONE + numerator * d) or SMALLEST)
        c = (ONE + numerator / c) or SMALLEST
        value *= c * d
        if abs(c * d - ONE) < ENOUGH:
            break
    return value


def incomplete_gamma(a: Decimal, x: Decimal) -> Decimal:
    """Q(a, x), the regularised upper incomplete gamma function."""
    if x <= 0:
        return ONE
    front = (a * x.ln() - x - log_gamma(a)).exp()
    if x < a + 1:
        return ONE - front * _gamma_series(a, x)
    return front * _gamma_fraction(a, x)


def _gamma_series(a: Decimal, x: Decimal) -> Decimal:
    """1/a + x/(a(a+1)) + ... of the lower function (6.5.29)."""
    term = total = ONE / a
    for step in range(1, MOST_STEPS):
        term *= x / (a + step)
        total += term
        if term < total * ENOUGH:
            break
    return total


def _gamma_fraction(a: Decimal, x: Decimal) -> Decimal:
    """The continued fraction of the upper function (6.5.31)."""
    b = x + ONE - a
    c, d = ONE / SMALLEST, ONE / (b or SMALLEST)
    value = d
    for step in range(1, MOST_STEPS):
        numerator = -step * (step - a)
        b += TWO
        d = ONE / ((numerator * d + b) or SMALLEST)
        c = (b + numerator / c) or SMALLEST
        value *= c * d
        if abs(c * d - ONE) < ENOUGH:
            break
    return value


def log_gamma(z: Decimal) -> Decimal:
    """ln Γ(z) for z > 0 by Stirling's series (6.1.41), after Γ(z) = Γ(z + 1) / z."""
    product = ONE
    while z < SHIFT:
        product *= z
        z += 1
    terms = [ONE / (divisor * z ** (2 * k + 1)) for k, divisor in enumerate(STIRLING)]
    series = sum(terms, start=Decimal(0))
    return (z - ONE / 2) * z.ln() - z + HALF_LOG_TWO_PI + series - product.ln()
