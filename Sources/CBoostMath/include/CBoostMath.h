#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

// Distribution functions of Boost.Math, in double precision. All arguments are checked by the caller.
// Where Boost finds no value, parameters being far too large or small, there is none: not a number.
double boost_normal_quantile(double probability);
double boost_normal_cumulative(double value);
double boost_gamma_quantile(double shape, double probability);
double boost_gamma_cumulative(double shape, double value);
double boost_beta_quantile(double alpha, double beta, double probability);
double boost_beta_cumulative(double alpha, double beta, double value);

#ifdef __cplusplus
}
#endif

#endif
