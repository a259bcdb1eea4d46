using System;
using System.IO;
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
        /// <returns>The model.</returns>
        /// <exception cref="ModelException">There is no model on the drive, and the one that came with the program is none.</exception>
        /// <exception cref="IOException">The drive is full, or failed.</exception>
        public DupNetModel Load()
        {
            DupNetModel model = TryUpdate();
            if (model != null)
            {
                return model;
            }

            try
            {
                return _store.Load();
            }
            catch (ModelStoreException missing)
            {
                Console.WriteLine(missing.Message);
            }

            Console.WriteLine("installing the model of the program");
            return Copy(_shipped).Commit();
        }

        private DupNetModel TryUpdate()
        {
            _updateBytes = _files.Length(_updateFile);
            if (_updateBytes < 0)
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
