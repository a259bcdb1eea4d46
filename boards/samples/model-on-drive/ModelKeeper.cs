using System;
using DupNet.Embedded;
using DupNet.Embedded.Storage;

namespace ModelOnDrive
{
    /// <summary>
    /// Keeps the model on a drive. A file of the name of the update replaces it, and is removed; if it is no good, the model stays. With no
    /// model on the drive, the one that came with the program is installed.
    /// </summary>
    public sealed class ModelKeeper
    {
        /// <summary>Most of an update that is in memory at once while it is copied.</summary>
        private const int SliceBytes = 1024;

        private readonly IFileSystem _files;
        private readonly ModelStore _store;
        private readonly string _updateFile;
        private readonly SliceReader _shipped;
        private int _updateBytes;

        /// <summary>Names the files. Nothing is read or made.</summary>
        /// <param name="files">The drive.</param>
        /// <param name="name">Name of the model's files, without extension.</param>
        /// <param name="updateFile">Name of the file with a new model.</param>
        /// <param name="shipped">The model that came with the program.</param>
        public ModelKeeper(IFileSystem files, string name, string updateFile, SliceReader shipped)
        {
            _files = files;
            _store = new ModelStore(files, name);
            _updateFile = updateFile;
            _shipped = shipped;
        }

        /// <summary>Loads the model, after what is to be done has been done. Let go of the detector in use before.</summary>
        /// <returns>The model: of the drive, or, where that has none and takes none, the one that came with the program.</returns>
        /// <exception cref="ModelException">There is no model on the drive, and the one that came with the program is none.</exception>
        public DupNetModel Load()
        {
            DupNetModel model = TryUpdate();
            if (model != null)
            {
                return model;
            }

            try
            {
                model = _store.Load();
                if (_store.Problems != null)
                {
                    Console.WriteLine("not whole: " + _store.Problems);
                }

                return model;
            }
            catch (Exception missing)
            {
                // None that is whole, or a drive that cannot be read.
                Console.WriteLine(missing.Message);
            }

            Console.WriteLine("installing the model of the program");
            try
            {
                return Copy(_shipped).Commit();
            }
            catch (Exception failure)
            {
                Console.WriteLine("the drive does not take it (" + failure.Message + "): using it from the program");
                return new SlicedModel(_shipped, SliceBytes).Load();
            }
        }

        /// <summary>Sees to it that the model is on the drive twice. Takes the memory of a model.</summary>
        public void KeepTwice()
        {
            try
            {
                Console.WriteLine(_store.Scrub() ? "a second copy was written" : "both copies are whole");
            }
            catch (Exception failure)
            {
                // The one that there is has been loaded.
                Console.WriteLine("there is no second copy: " + failure.Message);
            }
        }

        private DupNetModel TryUpdate()
        {
            if (!HasUpdate())
            {
                return null;
            }

            ModelUpdate update = null;
            try
            {
                update = Copy(ReadUpdate);

                // Commit runs the model. Should the memory not suffice and the program end there without a word, the next start must not
                // try the same again.
                _files.Delete(_updateFile);
                DupNetModel model = update.Commit();
                Console.WriteLine("updated from " + _updateFile);
                return model;
            }
            catch (Exception failure)
            {
                // Whatever it is, the model that was there still is.
                if (update != null)
                {
                    update.Cancel();
                }

                Console.WriteLine(_updateFile + " is refused: " + failure.Message);
                Remove();
                return null;
            }
        }

        private bool HasUpdate()
        {
            try
            {
                _updateBytes = _files.Length(_updateFile);
                return _updateBytes >= 0;
            }
            catch (Exception failure)
            {
                Console.WriteLine("the drive cannot be read: " + failure.Message);
                return false;
            }
        }

        private void Remove()
        {
            try
            {
                _files.Delete(_updateFile);
            }
            catch (Exception failure)
            {
                Console.WriteLine(_updateFile + " stays: " + failure.Message);
            }
        }

        private ModelUpdate Copy(SliceReader source)
        {
            SlicedModel model = new SlicedModel(source, SliceBytes);
            ModelUpdate update = _store.BeginUpdate();
            try
            {
                model.CopyTo(update);
                return update;
            }
            catch (Exception)
            {
                update.Cancel();
                throw;
            }
        }

        private byte[] ReadUpdate(int offset, int count)
        {
            int left = _updateBytes - offset;
            byte[] slice = new byte[left <= 0 ? 0 : left < count ? left : count];
            _files.Read(_updateFile, offset, slice, 0, slice.Length);
            return slice;
        }
    }
}
