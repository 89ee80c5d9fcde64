#include "CBoostMath.h"

#include <limits>
#include <stdexcept>

// An assertion of Boost's that fails is an exception, not the end of the program.
#define BOOST_ENABLE_ASSERT_HANDLER
#include <boost/assert.hpp>

namespace boost {
void assertion_failed(char const *, char const *, char const *, long) {
  throw std::logic_error("an assertion of Boost.Math failed");
}
void assertion_failed_msg(char const *, char const *, char const *, char const *, long) {
  throw std::logic_error("an assertion of Boost.Math failed");
}
}  // namespace boost

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

namespace {
using namespace boost::math::policies;

// Doubles throughout, and infinities for ends instead of exceptions.
using Doubles = policy<promote_double<false>, domain_error<ignore_error>, overflow_error<ignore_error>,
                       pole_error<ignore_error>, evaluation_error<ignore_error>>;
using Normal = boost::math::normal_distribution<double, Doubles>;
using Gamma = boost::math::gamma_distribution<double, Doubles>;
using Beta = boost::math::beta_distribution<double, Doubles>;

// Where parameters are beyond what the methods are made for, and they throw, there is no number: an exception
// may not go on into another language.
template <typename Value>
double valueOrNone(Value value) noexcept {
  try {
    return value();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}
}  // namespace

double boost_normal_quantile(double probability) { return quantile(Normal(), probability); }
double boost_normal_cumulative(double value) { return cdf(Normal(), value); }

double boost_gamma_quantile(double shape, double probability) {
  return valueOrNone([=] { return quantile(Gamma(shape), probability); });
}

double boost_gamma_cumulative(double shape, double value) {
  return valueOrNone([=] { return cdf(Gamma(shape), value); });
}

double boost_beta_quantile(double alpha, double beta, double probability) {
  return valueOrNone([=] { return quantile(Beta(alpha, beta), probability); });
}

double boost_beta_cumulative(double alpha, double beta, double value) {
  return valueOrNone([=] { return cdf(Beta(alpha, beta), value); });
}
