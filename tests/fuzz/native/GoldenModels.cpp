#include "GoldenModels.h"

#include <algorithm>
#include <filesystem>

#include "Finding.h"
#include "TestFile.h"

const std::vector<GoldenModel>& goldenModels()
{
    static const std::vector<GoldenModel> all = [] {
        std::vector<GoldenModel> models;
        for (const auto& entry : std::filesystem::directory_iterator(GOLDEN_FOLDER))
        {
            if (entry.path().extension() == ".dupnet")
            {
                models.push_back({entry.path().stem().string(), readFile(entry.path().c_str())});
            }
        }

        std::sort(models.begin(), models.end(), [](const GoldenModel& a, const GoldenModel& b) { return a.name < b.name; });
        return models;
    }();
    return all;
}

const GoldenModel& goldenModel(const char* name)
{
    const std::vector<GoldenModel>& all = goldenModels();
    auto found = std::find_if(all.begin(), all.end(), [name](const GoldenModel& model) { return model.name == name; });
    require(found != all.end(), "the golden model is there");
    return *found;
}
