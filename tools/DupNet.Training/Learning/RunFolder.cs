using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.DataSets;
using DupNet.DataSets.Tables;
using DupNet.Evaluation;
using DupNet.Training.Recipes;

namespace DupNet.Training.Learning;

/// <summary>The files of a run: data-folder.txt, photos.csv (what each photo is for), recipe.json (a copy), start.dupnet (a copy of the model that the run starts from, if any), teacher-folder.txt (if the run has a teacher), plan.json, best.dupnet and scores.csv (of a planned run), checkpoint.bin, training.csv, validation.csv, validation-classes.csv, hard-negatives.csv.</summary>
public sealed class RunFolder
{
    private static readonly string[] s_photoColumns = ["file", "split"];

    /// <summary>Names the files of a folder. Nothing is read or written.</summary>
    /// <param name="path">The folder.</param>
    public RunFolder(string path)
    {
        Path = path;
    }

    /// <summary>Path of the folder.</summary>
    public string Path { get; }

    /// <summary>Path of the recipe that the run was started with.</summary>
    public string RecipePath => System.IO.Path.Combine(Path, "recipe.json");

    /// <summary>
    /// Path of the file that says what the run trains with: a line for the folder of the labels, one for the folder of the photos (empty
    /// where it is the same), one for the class that the labels do not name (or empty).
    /// </summary>
    public string DataFolderPath => System.IO.Path.Combine(Path, "data-folder.txt");

    /// <summary>Names the photos of the run and what they are for.</summary>
    public string PhotosPath => System.IO.Path.Combine(Path, "photos.csv");

    /// <summary>Path of the model that the run started from; the file exists only if there is one.</summary>
    public string StartModelPath => System.IO.Path.Combine(Path, "start.dupnet");

    /// <summary>Whether the run started from a model.</summary>
    public bool StartsFromModel => File.Exists(StartModelPath);

    /// <summary>Path of the file that names the folder of the run that teaches this one; it exists only if there is one.</summary>
    public string TeacherFolderPath => System.IO.Path.Combine(Path, "teacher-folder.txt");

    /// <summary>Path of the last saved state of the run.</summary>
    public string CheckpointPath => System.IO.Path.Combine(Path, "checkpoint.bin");

    /// <summary>Path of the table of losses and speed while training.</summary>
    public string TrainingLogPath => System.IO.Path.Combine(Path, "training.csv");

    /// <summary>Path of the table of accuracy on the validation photos.</summary>
    public string ValidationLogPath => System.IO.Path.Combine(Path, "validation.csv");

    /// <summary>The same by class, where there are several.</summary>
    public string ClassValidationLogPath => System.IO.Path.Combine(Path, "validation-classes.csv");

    /// <summary>Path of the table of hard negatives on training photos without faces.</summary>
    public string HardNegativesPath => System.IO.Path.Combine(Path, "hard-negatives.csv");

    /// <summary>What the plan of the run promised, for its end; only where a plan made the recipe.</summary>
    public string PlanPath => System.IO.Path.Combine(Path, "plan.json");

    /// <summary>The accuracy and the size of the model at each validation of a planned run.</summary>
    public string ScoresPath => System.IO.Path.Combine(Path, "scores.csv");

    /// <summary>The best model so far of a planned run.</summary>
    public string BestModelPath => System.IO.Path.Combine(Path, "best.dupnet");

    // The noted folder of photos is written first and never removed, so it tells files of a run that ended before its first checkpoint from a user's own.
    private string[] FilesOfAStart => [PhotosPath, RecipePath, StartModelPath, TeacherFolderPath, PlanPath, BestModelPath, WholeFile.Unfinished(CheckpointPath)];

    // Written after the first checkpoint: a run has them whose checkpoint was deleted.
    private string[] Tables => [TrainingLogPath, ValidationLogPath, ClassValidationLogPath, ScoresPath, HardNegativesPath];

    /// <summary>Checks that a new run can use the folder.</summary>
    /// <exception cref="RunException">The folder holds a run already, tables of a run, or files that no run wrote.</exception>
    public void CheckIsFree()
    {
        if (File.Exists(CheckpointPath))
        {
            throw new RunException($"{Path}: holds a run already; go on with --resume or choose another folder");
        }

        string[] kept = File.Exists(DataFolderPath) ? Tables : [.. FilesOfAStart, .. Tables];
        if (Array.Find(kept, File.Exists) is string path)
        {
            throw new RunException($"{path}: is in the way; choose another folder");
        }
    }

    /// <summary>
    /// Makes the folder of a new run, in place of what a run without a checkpoint left there. The caller saves the first checkpoint.
    /// </summary>
    /// <param name="recipePath">Path of the recipe, which is copied.</param>
    /// <param name="data">The training photos, which are noted for export and validation.</param>
    /// <param name="startModel">The bytes of the model that the run starts from; null for none.</param>
    /// <param name="teacherFolder">The folder of the run that teaches this one, which is noted for going on; null for none.</param>
    /// <exception cref="RunException">
    /// The folder cannot be written; or it holds a run already, tables of a run, or files that no run wrote.
    /// </exception>
    public void Create(string recipePath, DataSource data, byte[]? startModel = null, string? teacherFolder = null) =>
        Create(() => File.ReadAllBytes(recipePath), data, startModel, teacherFolder);

    /// <summary>Makes the folder of a new run whose recipe is a plan's.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="data">The photos, noted for export and validation.</param>
    /// <param name="startModel">The bytes of the model that the run starts from, or null.</param>
    /// <exception cref="RunException">The folder holds a run already, tables of one, or files that no run wrote; or cannot be written.</exception>
    public void Create(Recipe recipe, DataSource data, byte[]? startModel) => Create(() => Encoding.UTF8.GetBytes(RecipeFile.Text(recipe)), data, startModel, null);

    /// <summary>Checks that a recipe is that of the run, to the letter.</summary>
    /// <param name="recipePath">Path of the recipe.</param>
    /// <exception cref="RunException">The recipes differ, or the folder holds no run.</exception>
    public void CheckRecipe(string recipePath)
    {
        _ = ReadRecipe();
        if (File.ReadAllText(RecipePath) != File.ReadAllText(recipePath))
        {
            throw new RunException($"{recipePath}: differs from the recipe that the run was started with, {RecipePath}");
        }
    }

    /// <summary>Checks that photos are those that the run was started with, if the run noted them.</summary>
    /// <param name="data">The photos that the user named. Parts that the user left open are not compared.</param>
    /// <returns>The photos that the run was started with.</returns>
    /// <exception cref="RunException">The photos are others.</exception>
    public DataSource CheckData(DataSource data)
    {
        if (!File.Exists(DataFolderPath))
        {
            return data;
        }

        DataSource noted = ReadDataSource();
        CheckFolder("--data", data.Folder, noted.Folder);
        if (data.Photos is not null)
        {
            CheckFolder("--photos", data.Photos, noted.PhotoFolder);
        }

        return data.ClassName is null || data.ClassName == noted.ClassName
            ? noted
            : throw new RunException($"--class {data.ClassName}: the run was started with {noted.ClassName ?? "labels that name no class"}");
    }

    /// <summary>Checks that a teacher is the one that the run was started with.</summary>
    /// <param name="teacherFolder">Folder of the teacher's run.</param>
    /// <exception cref="RunException">The run was started with another teacher, or with none.</exception>
    public void CheckTeacherFolder(string teacherFolder)
    {
        string noted = ReadTeacherFolder() ?? throw new RunException($"--teacher {teacherFolder}: the run was started without a teacher");
        if (!IsSame(teacherFolder, noted))
        {
            throw new RunException($"--teacher {teacherFolder}: the run was started with {noted}; if this run was moved, note its new folder in {TeacherFolderPath}");
        }
    }

    /// <summary>Reads the recipe of a run that exists.</summary>
    /// <exception cref="RunException">The folder holds no run.</exception>
    public Recipe ReadRecipe() => File.Exists(RecipePath)
        ? RecipeFile.Read(RecipePath)
        : throw new RunException($"{Path}: holds no training run (recipe.json is missing)");

    /// <summary>Reads where the photos are that the run trains with.</summary>
    /// <param name="moved">Folder of the labels, where it has moved since the run started; null where it has not.</param>
    /// <exception cref="RunException">The run did not note the photos, and the user does not say where they are.</exception>
    public DataSource ReadDataSource(string? moved = null)
    {
        if (!File.Exists(DataFolderPath))
        {
            return moved is null
                ? throw new RunException($"{Path}: does not say where its photos are (data-folder.txt is missing); name their folder")
                : new DataSource(moved);
        }

        // Earlier runs noted the folder alone.
        string[] lines = [.. File.ReadAllLines(DataFolderPath).Select(static line => line.Trim()), string.Empty, string.Empty, string.Empty];
        return new DataSource(moved ?? lines[0])
        {
            Photos = lines[1].Length > 0 ? lines[1] : null,
            ClassName = lines[2].Length > 0 ? lines[2] : null,
        };
    }

    /// <summary>Notes what the photos of a new run are for, so that it goes on with the same ones whatever is added to their folder.</summary>
    /// <param name="training">Those that it trains with.</param>
    /// <param name="validation">Those of the same data set that it is measured on.</param>
    public void NotePhotos(IEnumerable<LabelledPhoto> training, IEnumerable<LabelledPhoto> validation)
    {
        WholeFile.Write(PhotosPath, stream =>
        {
            using var writer = new StreamWriter(stream);
            writer.WriteLine(string.Join(',', s_photoColumns));
            foreach ((IEnumerable<LabelledPhoto> photos, Split split) in new[] { (training, Split.Training), (validation, Split.Validation) })
            {
                foreach (LabelledPhoto photo in photos)
                {
                    writer.WriteLine($"{LabelTable.Quote(photo.File)},{split.ToString().ToLowerInvariant()}");
                }
            }
        });
    }

    /// <summary>Reads what the photos of the run are for, by file; null where it was not noted, as by earlier versions: all are for training.</summary>
    /// <exception cref="RunException">A line cannot be read.</exception>
    public IReadOnlyDictionary<string, Split>? ReadPhotos()
    {
        if (!File.Exists(PhotosPath))
        {
            return null;
        }

        var splits = new Dictionary<string, Split>();
        try
        {
            foreach (LabelRow row in LabelTable.Read(PhotosPath, s_photoColumns, s_photoColumns.Length))
            {
                row.Check();
                splits[row.Text(0)] = Enum.TryParse(row.Text(1), ignoreCase: true, out Split split) ? split : throw row.Error($"{row.Text(1)} is neither training nor validation.");
            }
        }
        catch (LabelException error)
        {
            throw new RunException(error.Message, error);
        }

        return splits;
    }

    /// <summary>Reads the folder of the run that teaches this one; null if none does.</summary>
    public string? ReadTeacherFolder() => File.Exists(TeacherFolderPath) ? File.ReadAllText(TeacherFolderPath).Trim() : null;

    /// <summary>Drops the lines of the run's tables that tell of steps after the checkpoint, since these steps are done again.</summary>
    /// <param name="step">Number of steps that were done at the checkpoint.</param>
    public void DropAfter(long step)
    {
        foreach (string path in Tables)
        {
            if (File.Exists(path))
            {
                string[] lines = File.ReadAllLines(path);
                File.WriteAllLines(path, lines.Where((line, i) => i == 0 || (long.TryParse(line.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long at) && at <= step)));
            }
        }
    }

    /// <summary>Appends a line to a table; a new table gets its header first.</summary>
    /// <param name="path">Path of the table.</param>
    /// <param name="header">Header line of the table.</param>
    /// <param name="line">The line to append.</param>
    public static void Append(string path, string header, string line)
    {
        bool isNew = !File.Exists(path);
        using StreamWriter writer = File.AppendText(path);
        if (isNew)
        {
            writer.WriteLine(header);
        }

        writer.WriteLine(line);
    }

    private void Create(Func<byte[]> readRecipe, DataSource data, byte[]? startModel, string? teacherFolder)
    {
        CheckIsFree();
        try
        {
            byte[] recipe = readRecipe();
            Directory.CreateDirectory(Path);
            File.WriteAllLines(DataFolderPath, [data.Folder, data.Photos ?? string.Empty, data.ClassName ?? string.Empty]);
            Array.ForEach(FilesOfAStart, File.Delete);
            File.WriteAllBytes(RecipePath, recipe);
            if (startModel is not null)
            {
                File.WriteAllBytes(StartModelPath, startModel);
            }

            if (teacherFolder is not null)
            {
                File.WriteAllText(TeacherFolderPath, teacherFolder);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{Path}: cannot be written: {error.Message}", error);
        }
    }

    private void CheckFolder(string option, string folder, string noted)
    {
        if (!IsSame(folder, noted))
        {
            throw new RunException($"{option} {folder}: the run was started with {noted}; if these photos were moved, note their new folder in {DataFolderPath}");
        }
    }

    private static bool IsSame(string folder, string other) => Whole(folder) == Whole(other);

    private static string Whole(string folder) => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder));
}
