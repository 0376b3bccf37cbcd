// Opening one polygon layer with GDAL.
//
// In:  a path and perhaps a layer's name.
// Out: an open layer, read-only.
//
// GDAL opens far more than polygon files: addresses on the network, archives,
// databases, files that name other files. Only regular files are opened here,
// and only by the drivers registered below, which do nothing but read them. A
// GeoPackage is an SQLite database: opened as immutable it gets no journal
// beside it, so a read-only folder stays as it is.

#include "gdal_file.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <ogr_srs_api.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "atlas/text.h"

// GDAL exports these with C names but declares them in a C++ header only.
// Registering five drivers instead of all takes 0.4 instead of 3 ms.
void RegisterOGRFlatGeobuf(void);
void RegisterOGRGeoJSON(void);
void RegisterOGRGeoPackage(void);
void RegisterOGRShape(void);
void RegisterOGRTopoJSON(void);

static const char *const allowed_drivers[] = {
    "GPKG", "ESRI Shapefile", "GeoJSON", "TopoJSON", "FlatGeobuf", NULL};

static void register_drivers(void) {
    RegisterOGRGeoPackage();
    RegisterOGRShape();
    RegisterOGRGeoJSON();
    RegisterOGRTopoJSON();
    RegisterOGRFlatGeobuf();
    OSRSetPROJEnableNetwork(0);
}

static void keep_message(CPLErr level, CPLErrorNum number, const char *text) {
    struct gdal_messages *messages = CPLGetErrorHandlerUserData();
    (void)number;
    if (level < CE_Failure || messages->text[0]) return;
    snprintf(messages->text, sizeof(messages->text), "%s", text);
    messages->text[strcspn(messages->text, "\r\n")] = '\0';
}

void gdal_listen(struct gdal_messages *messages) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, register_drivers);
    messages->text[0] = '\0';
    CPLPushErrorHandlerEx(keep_message, messages);
}

void gdal_unlisten(void) {
    CPLPopErrorHandler();
}

static enum atlas_status check_path(const char *path, struct atlas_error *err) {
    struct stat info;
    if (strncmp(path, "/vsi", 4) == 0 || strstr(path, "://")) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path,
                          "only plain files are read, no address or archive");
    }
    if (stat(path, &info)) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "no such file");
    }
    if (!S_ISREG(info.st_mode)) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "not a regular file");
    }
    return ATLAS_OK;
}

static void list_layers(GDALDatasetH dataset, struct atlas_text *list) {
    const int count = GDALDatasetGetLayerCount(dataset);
    for (int i = 0; i < count; i++) {
        if (i > 0) atlas_text_add(list, ", ");
        atlas_text_add(list, OGR_L_GetName(GDALDatasetGetLayer(dataset, i)));
    }
}

static enum atlas_status choose_layer(const struct atlas_layer_source *source,
                                      struct gdal_file *file,
                                      struct atlas_error *err) {
    const int count = GDALDatasetGetLayerCount(file->dataset);
    struct atlas_text list = ATLAS_TEXT_INIT;
    enum atlas_status status = ATLAS_OK;

    if (count == 0) {
        return atlas_fail(err, ATLAS_ERR_INPUT, source->path, "no layer in it");
    }
    list_layers(file->dataset, &list);
    if (source->layer) {
        file->layer = GDALDatasetGetLayerByName(file->dataset, source->layer);
    } else if (count == 1) {
        file->layer = GDALDatasetGetLayer(file->dataset, 0);
    }
    if (!file->layer && source->layer) {
        status = atlas_fail(err, ATLAS_ERR_INPUT, source->path,
                            "no layer '%s' (layers: %s)", source->layer,
                            atlas_text_string(&list));
    } else if (!file->layer) {
        status = atlas_fail(err, ATLAS_ERR_INPUT, source->path,
                            "%d layers, name one of them (layers: %s)", count,
                            atlas_text_string(&list));
    }
    atlas_text_release(&list);
    return status;
}

enum atlas_status gdal_file_open(const struct atlas_layer_source *source,
                                 const struct gdal_messages *messages,
                                 struct gdal_file *ret_file,
                                 struct atlas_error *err) {
    static const char *const options[] = {"IMMUTABLE=YES", NULL};
    // GDAL makes an address of the path then, in which "%20" is a blank.
    const bool is_immutable = EQUAL(CPLGetExtension(source->path), "gpkg") &&
                              !strchr(source->path, '%');
    struct gdal_file file = {0};
    enum atlas_status status = check_path(source->path, err);
    if (status) return status;

    file.dataset = GDALOpenEx(
        source->path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
        allowed_drivers, is_immutable ? options : NULL, NULL);
    if (!file.dataset) {
        return atlas_fail(
            err, ATLAS_ERR_INPUT, source->path, "cannot be opened: %s",
            messages->text[0] ? messages->text : "not a known polygon format");
    }
    status = choose_layer(source, &file, err);
    if (status) {
        gdal_file_close(&file);
        return status;
    }
    *ret_file = file;
    return ATLAS_OK;
}

void gdal_file_close(struct gdal_file *file) {
    if (file->dataset) GDALClose(file->dataset);
    *file = (struct gdal_file){0};
}

static enum atlas_status fail_field(OGRFeatureDefnH definition,
                                    const char *path, const char *name,
                                    struct atlas_error *err) {
    enum atlas_status status;
    struct atlas_text list = ATLAS_TEXT_INIT;
    const int count = OGR_FD_GetFieldCount(definition);
    for (int i = 0; i < count; i++) {
        if (i > 0) atlas_text_add(&list, ", ");
        atlas_text_add(&list,
                       OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
    }
    status =
        atlas_fail(err, ATLAS_ERR_INPUT, path, "no field '%s' (fields: %s)",
                   name, atlas_text_string(&list));
    atlas_text_release(&list);
    return status;
}

enum atlas_status gdal_file_field(const struct gdal_file *file,
                                  const char *path, const char *name,
                                  int *ret_field, struct atlas_error *err) {
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(file->layer);
    const int field = OGR_FD_GetFieldIndex(definition, name);
    if (field < 0) return fail_field(definition, path, name, err);
    *ret_field = field;
    return ATLAS_OK;
}

bool gdal_file_is_json(const struct gdal_file *file) {
    const char *name =
        GDALGetDriverShortName(GDALGetDatasetDriver(file->dataset));
    return EQUAL(name, "GeoJSON") || EQUAL(name, "TopoJSON");
}
