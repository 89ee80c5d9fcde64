#include "CBoostMath.h"

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
}  // namespace

double boost_normal_quantile(double probability) { return quantile(Normal(), probability); }
double boost_normal_cumulative(double value) { return cdf(Normal(), value); }

double boost_gamma_quantile(double shape, double probability) {
  return quantile(Gamma(shape), probability);
}

double boost_gamma_cumulative(double shape, double value) { return cdf(Gamma(shape), value); }

double boost_beta_quantile(double alpha, double beta, double probability) {
  return quantile(Beta(alpha, beta), probability);
}

double boost_beta_cumulative(double alpha, double beta, double value) {
  return cdf(Beta(alpha, beta), value);
}
