// Measures QuantLib on the options that the JMH benchmarks use and prints the figures as JSON, one object a line of work.
//
// usage: quantlib_peer FOLDER    FOLDER holds black.csv, implied_volatility.csv, american.csv as written by PeerInputs
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <ql/math/optimization/levenbergmarquardt.hpp>
#include <ql/models/equity/hestonmodel.hpp>
#include <ql/models/equity/hestonmodelhelper.hpp>
#include <ql/pricingengines/blackcalculator.hpp>
#include <ql/pricingengines/blackformula.hpp>
#include <ql/pricingengines/vanilla/analytichestonengine.hpp>
#include <ql/pricingengines/vanilla/coshestonengine.hpp>
#include <ql/pricingengines/vanilla/qdfpamericanengine.hpp>
#include <ql/exercise.hpp>
#include <ql/instruments/vanillaoption.hpp>
#include <ql/processes/blackscholesprocess.hpp>
#include <ql/processes/hestonprocess.hpp>
#include <ql/quotes/simplequote.hpp>
#include <ql/settings.hpp>
#include <ql/termstructures/volatility/equityfx/blackconstantvol.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>
#include <ql/version.hpp>

using namespace QuantLib;

namespace {

typedef std::vector<std::vector<double>> Table;

const int ROUNDS = 5;
const double SECONDS_A_ROUND = 1.0;
double sink = 0.0;

Table read(const std::string& file) {
    std::ifstream in(file);
    if (!in) {
        std::cerr << "quantlib_peer: cannot read " << file << "\n";
        std::exit(2);
    }
    Table rows;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::vector<double> row;
        std::stringstream cells(line);
        std::string cell;
        while (std::getline(cells, cell, ',')) row.push_back(std::stod(cell));
        rows.push_back(row);
    }
    return rows;
}

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Repeats the work for a second after a warm-up round and keeps the median rate of five such rounds.
double rate(double operations, const std::function<void()>& work) {
    work();
    std::vector<double> rates;
    for (int round = 0; round < ROUNDS; round++) {
        double start = seconds();
        long count = 0;
        double passed = 0.0;
        do {
            work();
            count++;
            passed = seconds() - start;
        } while (passed < SECONDS_A_ROUND);
        rates.push_back(count * operations / passed);
    }
    std::sort(rates.begin(), rates.end());
    return rates[ROUNDS / 2];
}

bool first = true;

void report(const std::string& work, const std::string& how, double score, double error) {
    std::printf("%s  {\"work\": \"%s\", \"contender\": \"QuantLib %s\", \"how\": \"%s\", \"per_second\": %.6g",
                first ? "" : ",\n", work.c_str(), QL_VERSION, how.c_str(), score);
    if (std::isfinite(error)) std::printf(", \"largest_difference\": %.3g", error);
    std::printf("}");
    std::fflush(stdout);
    first = false;
}

Option::Type typeOf(double sign) { return sign > 0 ? Option::Call : Option::Put; }

// columns: sign, spot, strike, years, rate, dividend yield, volatility
void black(const Table& options) {
    const double n = options.size();
    report("Black price", "blackFormula", rate(n, [&] {
        for (const auto& o : options) {
            double forward = o[1] * std::exp((o[4] - o[5]) * o[3]);
            sink += blackFormula(typeOf(o[0]), o[2], forward, o[6] * std::sqrt(o[3]), std::exp(-o[4] * o[3]));
        }
    }), NAN);
    report("Black price and five Greeks", "BlackCalculator", rate(n, [&] {
        for (const auto& o : options) {
            double forward = o[1] * std::exp((o[4] - o[5]) * o[3]);
            BlackCalculator c(typeOf(o[0]), o[2], forward, o[6] * std::sqrt(o[3]), std::exp(-o[4] * o[3]));
            sink += c.value() + c.delta(o[1]) + c.gamma(o[1]) + c.vega(o[3]) + c.theta(o[1], o[3]) + c.rho(o[3]);
        }
    }), NAN);
}

// columns: sign, forward, strike, years, undiscounted price, volatility
void impliedVolatility(const Table& options) {
    double worst = 0.0;
    for (const auto& o : options) {
        double sd = blackFormulaImpliedStdDev(typeOf(o[0]), o[2], o[1], o[4], 1.0, 0.0, Null<Real>(), 1e-15, 1000);
        worst = std::max(worst, std::fabs(sd / std::sqrt(o[3]) - o[5]));
    }
    report("implied volatility", "blackFormulaImpliedStdDev, accuracy 1e-15", rate(options.size(), [&] {
        for (const auto& o : options)
            sink += blackFormulaImpliedStdDev(typeOf(o[0]), o[2], o[1], o[4], 1.0, 0.0, Null<Real>(), 1e-15, 1000);
    }), worst);
}

struct HestonSurface {
    Handle<Quote> spot;
    Handle<YieldTermStructure> flat;
    ext::shared_ptr<HestonModel> model;
    std::vector<ext::shared_ptr<VanillaOption>> options;

    HestonSurface(double v0, double kappa, double theta, double sigma, double rho)
    : spot(ext::make_shared<SimpleQuote>(100.0)),
      flat(ext::make_shared<FlatForward>(Settings::instance().evaluationDate(), 0.0, Actual365Fixed())),
      model(ext::make_shared<HestonModel>(
          ext::make_shared<HestonProcess>(flat, flat, spot, v0, kappa, theta, sigma, rho))) {}

    void price(const ext::shared_ptr<PricingEngine>& engine) {
        for (auto& option : options) {
            option->setPricingEngine(engine);
            sink += option->NPV();
        }
    }
};

// columns: strike, days, price, implied volatility (0 where the price is intrinsic)
HestonSurface surfaceOf(const Table& rows, double v0, double kappa, double theta, double sigma, double rho) {
    HestonSurface surface(v0, kappa, theta, sigma, rho);
    Date today = Settings::instance().evaluationDate();
    for (const auto& row : rows) {
        surface.options.push_back(ext::make_shared<VanillaOption>(
            ext::make_shared<PlainVanillaPayoff>(Option::Call, row[0]),
            ext::make_shared<EuropeanExercise>(today + static_cast<int>(row[1]))));
    }
    return surface;
}

double worstError(HestonSurface& surface, const Table& rows, const ext::shared_ptr<PricingEngine>& engine) {
    double worst = 0.0;
    for (size_t i = 0; i < rows.size(); i++) {
        surface.options[i]->setPricingEngine(engine);
        worst = std::max(worst, std::fabs(surface.options[i]->NPV() - rows[i][2]));
    }
    return worst;
}

void heston(const Table& rows) {
    HestonSurface surface = surfaceOf(rows, 0.0175, 1.5768, 0.0398, 0.5751, -0.5711);
    struct Contender {
        const char* how;
        std::function<ext::shared_ptr<PricingEngine>()> engine;
    };
    const Contender contenders[] = {
        {"AnalyticHestonEngine, 64 Laguerre points",
         [&] { return ext::make_shared<AnalyticHestonEngine>(surface.model, 64); }},
        {"AnalyticHestonEngine, Lobatto to 1e-10",
         [&] { return ext::make_shared<AnalyticHestonEngine>(surface.model, 1e-10, 100000); }},
        {"COSHestonEngine, L 25, N 600",
         [&] { return ext::make_shared<COSHestonEngine>(surface.model, 25, 600); }},
    };
    for (const auto& contender : contenders) {
        double worst = worstError(surface, rows, contender.engine());
        report("Heston surface of 168", contender.how, rate(1, [&] { surface.price(contender.engine()); }), worst);
    }
}

void calibration(const Table& rows) {
    double worst = 0.0;
    auto once = [&] {
        HestonSurface start(0.06, 3.0, 0.08, 0.3, -0.2);
        std::vector<ext::shared_ptr<CalibrationHelper>> helpers;
        for (const auto& row : rows) {
            if (row[3] == 0.0) continue;
            auto helper = ext::make_shared<HestonModelHelper>(
                Period(static_cast<int>(row[1]), Days), NullCalendar(), start.spot, row[0],
                Handle<Quote>(ext::make_shared<SimpleQuote>(row[3])), start.flat, start.flat,
                BlackCalibrationHelper::PriceError);
            helper->setPricingEngine(ext::make_shared<AnalyticHestonEngine>(start.model, 64));
            helpers.push_back(helper);
        }
        LevenbergMarquardt method(1e-8, 1e-8, 1e-8);
        start.model->calibrate(helpers, method, EndCriteria(400, 40, 1e-10, 1e-10, 1e-10));
        worst = std::max({std::fabs(start.model->v0() - 0.0175), std::fabs(start.model->kappa() - 1.5768),
                          std::fabs(start.model->theta() - 0.0398), std::fabs(start.model->sigma() - 0.5751),
                          std::fabs(start.model->rho() + 0.5711)});
    };
    double speed = rate(1, once);
    report("Heston calibration to 168", "LevenbergMarquardt, 64 Laguerre points", speed, worst);
}

// columns: spot, strike, days, rate, dividend yield, volatility, price
void american(const Table& rows) {
    Date today = Settings::instance().evaluationDate();
    struct Contender {
        const char* work;
        const char* how;
        ext::shared_ptr<QdFpIterationScheme> scheme;
        size_t puts;
    };
    const Contender contenders[] = {
        {"American put to 1e-3", "QdFp, Legendre 7/2/7/27", QdFpAmericanEngine::fastScheme(), rows.size()},
        {"American put to 5e-5", "QdFp, accurate", QdFpAmericanEngine::accurateScheme(), rows.size()},
        // takes some tenths of a second a put
        {"American put to 1e-7", "QdFp, high precision, the first 10 puts", QdFpAmericanEngine::highPrecisionScheme(),
         std::min<size_t>(10, rows.size())},
    };
    struct Item {
        ext::shared_ptr<GeneralizedBlackScholesProcess> process;
        ext::shared_ptr<VanillaOption> option;
    };
    std::vector<Item> items;
    for (const auto& row : rows) {
        auto flat = [&](double rate) {
            return Handle<YieldTermStructure>(ext::make_shared<FlatForward>(today, rate, Actual365Fixed()));
        };
        Item item;
        item.process = ext::make_shared<GeneralizedBlackScholesProcess>(
            Handle<Quote>(ext::make_shared<SimpleQuote>(row[0])), flat(row[4]), flat(row[3]),
            Handle<BlackVolTermStructure>(
                ext::make_shared<BlackConstantVol>(today, NullCalendar(), row[5], Actual365Fixed())));
        item.option = ext::make_shared<VanillaOption>(
            ext::make_shared<PlainVanillaPayoff>(Option::Put, row[1]),
            ext::make_shared<AmericanExercise>(today, today + static_cast<int>(row[2])));
        items.push_back(item);
    }
    for (const auto& contender : contenders) {
        double worst = 0.0;
        for (size_t i = 0; i < contender.puts; i++) {
            items[i].option->setPricingEngine(
                ext::make_shared<QdFpAmericanEngine>(items[i].process, contender.scheme));
            worst = std::max(worst, std::fabs(items[i].option->NPV() - rows[i][6]));
        }
        report(contender.work, contender.how, rate(contender.puts, [&] {
            for (size_t i = 0; i < contender.puts; i++) {
                items[i].option->recalculate();
                sink += items[i].option->NPV();
            }
        }), worst);
    }
}

}

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: quantlib_peer FOLDER\n";
        return 2;
    }
    std::string folder = std::string(arguments[1]) + "/";
    Settings::instance().evaluationDate() = Date(2, January, 2026);
    std::printf("[\n");
    black(read(folder + "black.csv"));
    impliedVolatility(read(folder + "implied_volatility.csv"));
    Table surface = read(folder + "heston_surface.csv");
    heston(surface);
    calibration(surface);
    american(read(folder + "american.csv"));
    std::printf("\n]\n");
    return std::isfinite(sink) ? 0 : 1;
}
