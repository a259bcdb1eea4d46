// include-test FOLDER...: no file of the folders includes itself by way of others, and no folder in them. A header and the file that
// implements it count as one.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace
{
namespace fs = std::filesystem;
using Graph = std::map<std::string, std::set<std::string>>;

std::string withoutExtension(const std::string& file) { return file.substr(0, file.rfind('.')); }

// What an include names a file by, and where it lies.
struct File
{
    fs::path path;
    std::string folder; // within its root, or the root itself
};

// Whether a node is reached from another; `way` gets the nodes between.
bool reaches(const Graph& graph, const std::string& from, const std::string& node, std::set<std::string>& seen, std::string& way)
{
    auto next = graph.find(from);
    for (const std::string& to : next == graph.end() ? std::set<std::string>() : next->second)
    {
        if (to == node || (seen.insert(to).second && reaches(graph, to, node, seen, way)))
        {
            way = to == node ? node : to + " -> " + way;
            return true;
        }
    }

    return false;
}

int countCircles(const Graph& graph, const char* what)
{
    int circles = 0;
    for (const auto& [node, includes] : graph)
    {
        std::set<std::string> seen;
        std::string way;
        if (reaches(graph, node, node, seen, way))
        {
            std::fprintf(stderr, "%s include each other: %s -> %s\n", what, node.c_str(), way.c_str());
            circles++;
        }
    }

    return circles;
}
}

int main(int argc, char** argv)
{
    std::map<std::string, File> files;
    for (int i = 1; i < argc; i++)
    {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(argv[i]))
        {
            if (entry.is_regular_file())
            {
                fs::path name = fs::relative(entry.path(), argv[i]);
                fs::path folder = name.has_parent_path() ? name.parent_path() : fs::path(argv[i]).filename();
                files[name.generic_string()] = {entry.path(), folder.generic_string()};
            }
        }
    }

    Graph byFile;
    Graph byFolder;
    int includes = 0;
    for (const auto& [name, file] : files)
    {
        std::ifstream text(file.path);
        const std::string start = "#include \"";
        for (std::string line; std::getline(text, line);)
        {
            if (line.compare(0, start.size(), start) != 0)
            {
                continue;
            }

            std::string included = line.substr(start.size(), line.find('"', start.size()) - start.size());
            if (files.count(included) == 0)
            {
                std::fprintf(stderr, "%s: %s is in none of the folders\n", name.c_str(), included.c_str());
                return 1;
            }

            includes++;
            if (withoutExtension(name) != withoutExtension(included))
            {
                byFile[withoutExtension(name)].insert(withoutExtension(included));
            }

            if (file.folder != files.at(included).folder)
            {
                byFolder[file.folder].insert(files.at(included).folder);
            }
        }
    }

    int circles = countCircles(byFile, "files") + countCircles(byFolder, "folders");
    std::printf("%d includes, %d files and folders in circles\n", includes, circles);
    return circles == 0 && includes > 0 ? 0 : 1;
}
